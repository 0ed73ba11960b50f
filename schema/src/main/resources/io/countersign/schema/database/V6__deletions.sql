-- What stays known of records that are gone: numbers, times and digests, never what was said of them.

CREATE TABLE deleted_records (
    account_id integer NOT NULL REFERENCES accounts,
    kind       text    NOT NULL,
    id         bigint  NOT NULL,
    issued_at  timestamptz,
    erased_at  timestamptz,
    PRIMARY KEY (account_id, kind, id)
);
COMMENT ON TABLE deleted_records IS 'Records that were deleted; their ids are never given to others.';
COMMENT ON COLUMN deleted_records.issued_at IS 'When the deletion was stated; null where the statement had no date.';
COMMENT ON COLUMN deleted_records.erased_at IS 'When the ledger was rid of what it held of the record''s content.';

CREATE TABLE released_names (
    account_id integer NOT NULL REFERENCES accounts,
    kind       text    NOT NULL,
    name       bytea   NOT NULL CHECK (octet_length(name) = 32),
    subject_id bigint  NOT NULL,
    issued_at  timestamptz,
    PRIMARY KEY (account_id, kind, name, subject_id)
);
CREATE INDEX released_names_subject ON released_names (subject_id, kind, account_id);
COMMENT ON TABLE released_names IS 'The import_ids that records gave up, by deletion or for another one.';
COMMENT ON COLUMN released_names.name IS
    'SHA-256 over account_id, kind and import_key, written as account_id|kind:import_key.';
COMMENT ON COLUMN released_names.issued_at IS
    'When the deletion was stated; null where it had no date, or where the record has another import_id now.';

CREATE TABLE released_statements (
    account_id integer     NOT NULL REFERENCES accounts,
    kind       text        NOT NULL,
    name       bytea       NOT NULL,
    source_id  integer     NOT NULL REFERENCES sources,
    issued_at  timestamptz NOT NULL,
    PRIMARY KEY (account_id, kind, name, source_id)
);
COMMENT ON TABLE released_statements IS
    'The greatest issued_at of each source about the records that gave an import_id up: statements that name it and are no newer are not new.';

CREATE TABLE erased_mentions (
    mention   bytea       PRIMARY KEY CHECK (octet_length(mention) = 32),
    erased_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE erased_mentions IS
    'What messages call the records that were erased, as in messages.mentions: statements that are made again are not kept.';

ALTER TABLE messages
    ADD COLUMN mentions  bytea[],
    ADD COLUMN erased_at timestamptz;
CREATE INDEX messages_mentions ON messages USING gin (mentions) WHERE mentions IS NOT NULL;
COMMENT ON COLUMN messages.mentions IS
    'SHA-256 of the records, beside the subject, whose content the message or its ack holds: account_id|kind#id, or as in released_names.name where the message was not applied.';
COMMENT ON COLUMN messages.erased_at IS 'When payload and resource were taken out of the row because a record was erased.';
