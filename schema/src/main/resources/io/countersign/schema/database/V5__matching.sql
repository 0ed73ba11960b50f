CREATE TABLE person_aliases (
    account_id integer NOT NULL,
    person_id  bigint  NOT NULL,
    import_id  text    CHECK (char_length(import_id) BETWEEN 1 AND 255),
    import_key text,
    former_id  bigint,
    FOREIGN KEY (account_id, person_id) REFERENCES people ON DELETE CASCADE,
    CHECK (num_nonnulls(import_id, former_id) = 1),
    CHECK ((import_id IS NULL) = (import_key IS NULL))
);
CREATE UNIQUE INDEX person_aliases_import_key ON person_aliases (import_key, account_id) WHERE import_key IS NOT NULL;
CREATE UNIQUE INDEX person_aliases_former_id ON person_aliases (former_id, account_id) WHERE former_id IS NOT NULL;
CREATE INDEX person_aliases_person ON person_aliases (person_id, account_id);
COMMENT ON TABLE person_aliases IS
    'Further names of people: import_ids of other systems, and all names of people who became one with this one.';
COMMENT ON COLUMN person_aliases.former_id IS 'The id of a person who is no more; messages that name it mean person_id.';

CREATE TABLE merges (
    account_id  integer     NOT NULL REFERENCES accounts,
    loser_id    bigint      NOT NULL,
    survivor_id bigint      NOT NULL,
    message_id  text        NOT NULL,
    created_at  timestamptz NOT NULL,
    merged_at   timestamptz NOT NULL DEFAULT now(),
    former      jsonb       NOT NULL CHECK (jsonb_typeof(former) = 'object'),
    PRIMARY KEY (account_id, loser_id)
);
CREATE INDEX merges_survivor ON merges (survivor_id, account_id);
COMMENT ON TABLE merges IS 'People who became one with another, with all that they were, so that they could be restored.';
COMMENT ON COLUMN merges.survivor_id IS 'With whom; that person may have become one with yet another since.';
COMMENT ON COLUMN merges.created_at IS 'When the loser was created.';
COMMENT ON COLUMN merges.former IS 'The loser''s rows, by table and column.';

-- What differs only in its Unicode normalization form is the same contact from now on.
WITH unformed AS (
    SELECT account_id, person_id, organization_id, household_id, type, normalize(normalized) AS formed
    FROM contact_informations
    WHERE normalized IS NOT NFC NORMALIZED
), ranked AS (
    SELECT c.account_id, c.id, row_number() OVER (
        PARTITION BY c.account_id, c.person_id, c.organization_id, c.household_id, c.type, normalize(c.normalized)
        ORDER BY c.main DESC, c.id) AS rank
    FROM contact_informations c
    WHERE EXISTS (
        SELECT FROM unformed u
        WHERE u.account_id = c.account_id AND u.type = c.type AND u.formed = normalize(c.normalized)
          AND (u.person_id = c.person_id OR u.organization_id = c.organization_id OR u.household_id = c.household_id))
)
DELETE FROM contact_informations c USING ranked r
WHERE r.rank > 1 AND c.account_id = r.account_id AND c.id = r.id;

UPDATE contact_informations SET normalized = normalize(normalized) WHERE normalized IS NOT NFC NORMALIZED;

CREATE INDEX contact_informations_match ON contact_informations (normalized, type, account_id)
    WHERE person_id IS NOT NULL AND type IN ('Email', 'PhoneNumber', 'CellNumber');
