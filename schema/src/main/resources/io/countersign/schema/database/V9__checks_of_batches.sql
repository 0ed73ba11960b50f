-- People and the ages of their statements are written in batches, and a foreign key looks up the one account or source of
-- each row again: a third of what it costs to write a person. Accounts and sources are never deleted, so
-- that one look per statement holds as firmly. (Their ids are generated always, so that nobody can change them.)
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0]
        USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME;
END $$;

CREATE TRIGGER accounts_stay BEFORE DELETE ON accounts
    FOR EACH ROW EXECUTE FUNCTION refuse_change('an account is never deleted');
CREATE TRIGGER sources_stay BEFORE DELETE OR UPDATE OF account_id ON sources
    FOR EACH ROW EXECUTE FUNCTION refuse_change('a source is never deleted and keeps its account');

CREATE FUNCTION require_accounts() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF EXISTS (SELECT FROM (SELECT DISTINCT account_id FROM written) w
               WHERE NOT EXISTS (SELECT FROM accounts a WHERE a.id = w.account_id)) THEN
        RAISE EXCEPTION 'rows of % name an account that is not there', TG_TABLE_NAME
            USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION require_sources() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF EXISTS (SELECT FROM (SELECT DISTINCT account_id, source_id FROM written) w
               WHERE NOT EXISTS (SELECT FROM sources s WHERE s.id = w.source_id AND s.account_id = w.account_id)) THEN
        RAISE EXCEPTION 'rows of % name a source that is not there', TG_TABLE_NAME
            USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

ALTER TABLE people DROP CONSTRAINT people_account_id_fkey;
CREATE TRIGGER people_account AFTER INSERT ON people
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION require_accounts();
CREATE TRIGGER people_stay BEFORE UPDATE OF account_id ON people
    FOR EACH ROW EXECUTE FUNCTION refuse_change('a person keeps its account');

ALTER TABLE newest_statements DROP CONSTRAINT newest_statements_source_id_account_id_fkey;
CREATE TRIGGER newest_statements_source AFTER INSERT ON newest_statements
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION require_sources();
CREATE TRIGGER newest_statements_stay BEFORE UPDATE OF account_id, source_id ON newest_statements
    FOR EACH ROW EXECUTE FUNCTION refuse_change('a statement keeps its source');
