-- One foreign key instead of two, because every dated message has it checked: a statement stands in the account of its
-- source, and the source's own foreign key says that there is such an account.
ALTER TABLE sources ADD UNIQUE (id, account_id);
ALTER TABLE newest_statements
    DROP CONSTRAINT newest_statements_account_id_fkey,
    DROP CONSTRAINT newest_statements_source_id_fkey,
    ADD FOREIGN KEY (source_id, account_id) REFERENCES sources (id, account_id);
