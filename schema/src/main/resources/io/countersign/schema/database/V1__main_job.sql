-- Names of columns are the members of the messages. Every id, import_id and reference lives inside one account, so
-- account_id is part of every key: the tables can be partitioned or distributed by it, and no foreign key can cross
-- accounts. It leads the primary keys only: an index that another key leads cannot be mistaken for one of these by a
-- plan that was made while the tables were empty, such as those of foreign key checks.

CREATE TABLE accounts (
    id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text        NOT NULL UNIQUE CHECK (char_length(name) BETWEEN 1 AND 255),
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE accounts IS 'Tenants; nothing refers from one to another.';

-- Ids are dealt out in blocks, so that each account counts from 1 and writers never wait for each other's transactions.
CREATE TABLE id_blocks (
    account_id integer NOT NULL REFERENCES accounts,
    kind       text    NOT NULL,
    next_id    bigint  NOT NULL CHECK (next_id >= 1),
    PRIMARY KEY (account_id, kind)
);
COMMENT ON TABLE id_blocks IS 'The next id that has not been dealt out, by account and kind of record.';

CREATE TABLE sources (
    id              integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id      integer     NOT NULL REFERENCES accounts,
    name            text        NOT NULL UNIQUE CHECK (char_length(name) BETWEEN 1 AND 255),
    types           text[]      CHECK (cardinality(types) > 0),
    serializations  text[]      NOT NULL DEFAULT '{raw,jcs}'
                    CHECK (cardinality(serializations) > 0 AND serializations <@ '{raw,jcs}'::text[]),
    freshness       text        NOT NULL DEFAULT 'optional' CHECK (freshness IN ('optional', 'required')),
    max_age_seconds bigint      NOT NULL DEFAULT 604800 CHECK (max_age_seconds > 0),
    unknown_members text        NOT NULL DEFAULT 'refuse' CHECK (unknown_members IN ('refuse', 'ignore')),
    created_at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN sources.types IS 'The message types that the source may send; null for all.';

CREATE TABLE source_keys (
    public_key  bytea       PRIMARY KEY CHECK (octet_length(public_key) = 32),
    source_id   integer     NOT NULL REFERENCES sources,
    status      text        NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'revoked')),
    valid_from  timestamptz,
    valid_until timestamptz,
    created_at  timestamptz NOT NULL DEFAULT now(),
    revoked_at  timestamptz,
    CHECK (valid_until > valid_from),
    CHECK ((status = 'revoked') = (revoked_at IS NOT NULL))
);
CREATE INDEX source_keys_source ON source_keys (source_id);
COMMENT ON TABLE source_keys IS 'The keys of a source; several may overlap while one replaces another.';

CREATE TABLE categories (
    account_id integer NOT NULL REFERENCES accounts,
    id         bigint  NOT NULL,
    kind       text    NOT NULL CHECK (kind IN ('person', 'organization')),
    name_fr    text    CHECK (char_length(name_fr) BETWEEN 1 AND 255),
    name_en    text    CHECK (char_length(name_en) BETWEEN 1 AND 255),
    key_fr     text,
    key_en     text,
    PRIMARY KEY (account_id, id),
    CHECK (name_fr IS NOT NULL OR name_en IS NOT NULL)
);
CREATE UNIQUE INDEX categories_key_fr ON categories (kind, key_fr, account_id);
CREATE UNIQUE INDEX categories_key_en ON categories (kind, key_en, account_id);
COMMENT ON COLUMN categories.key_fr IS 'name_fr in the form in which names are compared.';
COMMENT ON COLUMN categories.key_en IS 'name_en in the form in which names are compared.';

CREATE TABLE people (
    account_id        integer     NOT NULL REFERENCES accounts,
    id                bigint      NOT NULL,
    import_id         text        NOT NULL CHECK (char_length(import_id) BETWEEN 1 AND 255),
    import_key        text        NOT NULL,
    import_generated  boolean     NOT NULL,
    first_name        text        CHECK (char_length(first_name) BETWEEN 1 AND 255),
    last_name         text        CHECK (char_length(last_name) BETWEEN 1 AND 255),
    category_id       bigint,
    locale            text        CHECK (locale IN ('fr', 'en')),
    gender            text        NOT NULL DEFAULT 'unknown'
                      CHECK (gender IN ('unknown', 'confidential', 'man', 'woman', 'other')),
    dob               date,
    data_consent      text        NOT NULL DEFAULT 'unknown' CHECK (data_consent IN ('unknown', 'accepted', 'rejected')),
    accepts_marketing boolean     NOT NULL DEFAULT false,
    note              text,
    created_at        timestamptz NOT NULL DEFAULT now(),
    updated_at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, category_id) REFERENCES categories,
    CHECK (first_name IS NOT NULL OR last_name IS NOT NULL)
);
CREATE UNIQUE INDEX people_import_key ON people (import_key, account_id);
CREATE INDEX people_category ON people (category_id, account_id) WHERE category_id IS NOT NULL;
COMMENT ON COLUMN people.import_key IS 'import_id in the form in which import_ids are compared: trimmed, lower case.';
COMMENT ON COLUMN people.import_generated IS 'Whether import_id was generated because the sender gave none.';

CREATE TABLE organizations (
    account_id            integer        NOT NULL REFERENCES accounts,
    id                    bigint         NOT NULL,
    import_id             text           NOT NULL CHECK (char_length(import_id) BETWEEN 1 AND 255),
    import_key            text           NOT NULL,
    import_generated      boolean        NOT NULL,
    name                  text           CHECK (char_length(name) BETWEEN 1 AND 255),
    category_id           bigint,
    locale                text           CHECK (locale IN ('fr', 'en')),
    data_consent          text           NOT NULL DEFAULT 'unknown'
                          CHECK (data_consent IN ('unknown', 'accepted', 'rejected')),
    accepts_marketing     boolean        NOT NULL DEFAULT false,
    reason                text           CHECK (char_length(reason) BETWEEN 1 AND 255),
    status                text           NOT NULL DEFAULT 'active' CHECK (status IN ('wizard', 'active', 'inactive')),
    federation_permission text           NOT NULL DEFAULT 'confidential'
                          CHECK (federation_permission IN ('confidential', 'shared_with_subscribers')),
    opening_status        text           NOT NULL DEFAULT 'unknown'
                          CHECK (opening_status IN ('unknown', 'closed', 'partially_closed', 'open')),
    permission            text           NOT NULL DEFAULT 'confidential' CHECK (char_length(permission) BETWEEN 1 AND 255),
    split_percentage      numeric(10, 5),
    note                  text,
    created_at            timestamptz    NOT NULL DEFAULT now(),
    updated_at            timestamptz    NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, category_id) REFERENCES categories,
    CHECK (name IS NOT NULL OR status = 'wizard'),
    CHECK (reason IS NOT NULL OR status <> 'inactive')
);
CREATE UNIQUE INDEX organizations_import_key ON organizations (import_key, account_id);
CREATE INDEX organizations_category ON organizations (category_id, account_id) WHERE category_id IS NOT NULL;

CREATE TABLE contact_informations (
    account_id      integer NOT NULL,
    id              bigint  NOT NULL,
    person_id       bigint,
    organization_id bigint,
    type            text    NOT NULL
                    CHECK (type IN ('Email', 'PhoneNumber', 'CellNumber', 'Fax', 'Website', 'SocialMedia', 'Other')),
    label           text    CHECK (char_length(label) BETWEEN 1 AND 255),
    info            text    NOT NULL CHECK (char_length(info) BETWEEN 1 AND 255),
    normalized      text    NOT NULL,
    main            boolean NOT NULL DEFAULT false,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, person_id) REFERENCES people ON DELETE CASCADE,
    FOREIGN KEY (account_id, organization_id) REFERENCES organizations ON DELETE CASCADE,
    CHECK (num_nonnulls(person_id, organization_id) = 1)
);
CREATE UNIQUE INDEX contact_informations_person
    ON contact_informations (person_id, type, normalized, account_id) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX contact_informations_organization
    ON contact_informations (organization_id, type, normalized, account_id) WHERE organization_id IS NOT NULL;
CREATE UNIQUE INDEX contact_informations_person_main
    ON contact_informations (person_id, type, account_id) WHERE person_id IS NOT NULL AND main;
CREATE UNIQUE INDEX contact_informations_organization_main
    ON contact_informations (organization_id, type, account_id) WHERE organization_id IS NOT NULL AND main;
COMMENT ON COLUMN contact_informations.normalized IS
    'info in the form in which contacts are compared: e-mail in lower case, phone numbers in E.164 where they can be read so.';

CREATE TABLE addresses (
    account_id      integer NOT NULL,
    id              bigint  NOT NULL,
    person_id       bigint,
    organization_id bigint,
    name            text    CHECK (char_length(name) BETWEEN 1 AND 255),
    street1         text    CHECK (char_length(street1) BETWEEN 1 AND 255),
    street2         text    CHECK (char_length(street2) BETWEEN 1 AND 255),
    city            text    CHECK (char_length(city) BETWEEN 1 AND 255),
    zip             text    CHECK (char_length(zip) BETWEEN 1 AND 255),
    region_code     text    CHECK (char_length(region_code) BETWEEN 1 AND 255),
    country_code    text    CHECK (char_length(country_code) BETWEEN 1 AND 255),
    main            boolean NOT NULL DEFAULT false,
    natural_key     text    NOT NULL,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, person_id) REFERENCES people ON DELETE CASCADE,
    FOREIGN KEY (account_id, organization_id) REFERENCES organizations ON DELETE CASCADE,
    CHECK (num_nonnulls(person_id, organization_id) = 1)
);
CREATE INDEX addresses_person
    ON addresses (person_id, natural_key, account_id) WHERE person_id IS NOT NULL;
CREATE INDEX addresses_organization
    ON addresses (organization_id, natural_key, account_id) WHERE organization_id IS NOT NULL;
CREATE UNIQUE INDEX addresses_person_main
    ON addresses (person_id, account_id) WHERE person_id IS NOT NULL AND main;
CREATE UNIQUE INDEX addresses_organization_main
    ON addresses (organization_id, account_id) WHERE organization_id IS NOT NULL AND main;
COMMENT ON COLUMN addresses.natural_key IS 'What an address without id is found by: the name, else street1 and zip. Messages that name addresses by id may give two of them the same.';

CREATE TABLE form_answers (
    account_id      integer NOT NULL,
    form_id         bigint  NOT NULL CHECK (form_id >= 1),
    person_id       bigint,
    organization_id bigint,
    data            jsonb   NOT NULL CHECK (jsonb_typeof(data) = 'object'),
    FOREIGN KEY (account_id, person_id) REFERENCES people ON DELETE CASCADE,
    FOREIGN KEY (account_id, organization_id) REFERENCES organizations ON DELETE CASCADE,
    CHECK (num_nonnulls(person_id, organization_id) = 1)
);
CREATE UNIQUE INDEX form_answers_person
    ON form_answers (person_id, form_id, account_id) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX form_answers_organization
    ON form_answers (organization_id, form_id, account_id) WHERE organization_id IS NOT NULL;

CREATE TABLE collaborations (
    account_id      integer NOT NULL,
    organization_id bigint  NOT NULL,
    person_id       bigint  NOT NULL,
    title           text    CHECK (char_length(title) BETWEEN 1 AND 255),
    main            boolean NOT NULL DEFAULT false,
    PRIMARY KEY (account_id, organization_id, person_id),
    FOREIGN KEY (account_id, organization_id) REFERENCES organizations ON DELETE CASCADE,
    FOREIGN KEY (account_id, person_id) REFERENCES people ON DELETE CASCADE
);
CREATE INDEX collaborations_person ON collaborations (person_id, account_id);
CREATE UNIQUE INDEX collaborations_main ON collaborations (organization_id, account_id) WHERE main;

CREATE TABLE newest_statements (
    account_id integer     NOT NULL REFERENCES accounts,
    kind       text        NOT NULL,
    subject_id bigint      NOT NULL,
    source_id  integer     NOT NULL REFERENCES sources,
    issued_at  timestamptz NOT NULL,
    PRIMARY KEY (account_id, kind, subject_id, source_id)
) WITH (fillfactor = 80);
COMMENT ON TABLE newest_statements IS
    'The greatest issued_at that each source has had applied to each subject: older statements are stale.';

CREATE TABLE anonymous_statements (
    source_id  integer NOT NULL REFERENCES sources,
    digest     bytea   NOT NULL CHECK (octet_length(digest) = 32),
    subject_id bigint  NOT NULL,
    message_id text    NOT NULL,
    PRIMARY KEY (source_id, digest)
);
COMMENT ON TABLE anonymous_statements IS
    'Records that a source stated without naming them, by a SHA-256 of what it said: the statement is its own identity, so the same statement again finds the same record.';

CREATE TABLE partition_progress (
    topic_id    uuid        NOT NULL,
    partition   integer     NOT NULL,
    topic       text        NOT NULL,
    next_offset bigint      NOT NULL CHECK (next_offset >= 0),
    updated_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic_id, partition)
) WITH (fillfactor = 50);
COMMENT ON TABLE partition_progress IS
    'The next offset to apply of each partition, moved in the transaction that applies; a writer that finds another value than it expects has lost the partition.';

CREATE TABLE messages (
    message_id     text        COLLATE "C" NOT NULL CHECK (char_length(message_id) = 24),
    processed_at   timestamptz NOT NULL DEFAULT now(),
    topic_id       uuid        NOT NULL,
    topic          text        NOT NULL,
    partition      integer     NOT NULL,
    record_offset  bigint      NOT NULL,
    record_time    timestamptz NOT NULL,
    account_id     integer,
    source_id      integer,
    type           text,
    status         text        NOT NULL CHECK (status IN ('persisted', 'answered', 'failed', 'rejected')),
    result         text        NOT NULL,
    subject_kind   text,
    subject_id     bigint,
    import_id      text,
    issued_at      timestamptz,
    digest         bytea,
    errors         jsonb,
    public_key     bytea,
    signature      bytea,
    serialization  text,
    payload        bytea,
    ack            text        NOT NULL,
    PRIMARY KEY (message_id, processed_at)
) PARTITION BY RANGE (processed_at);
CREATE INDEX messages_subject ON messages (subject_kind, subject_id, account_id) WHERE subject_id IS NOT NULL;
COMMENT ON TABLE messages IS 'The ledger: one row for each record consumed.';
COMMENT ON COLUMN messages.digest IS 'SHA-256 of the signed bytes.';
COMMENT ON COLUMN messages.payload IS 'The exact bytes that were signed; null when they are not kept.';
COMMENT ON COLUMN messages.ack IS 'The payload of the acknowledgement, in the canonical form that was signed.';

CREATE TABLE messages_default PARTITION OF messages DEFAULT;

-- One partition a week, from Monday, for now and the given number of weeks ahead; returns how many were made.
CREATE FUNCTION make_ledger_partitions(weeks_ahead integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    monday date;
    made   integer := 0;
BEGIN
    FOR week IN 0..weeks_ahead LOOP
        monday := date_trunc('week', now() AT TIME ZONE 'UTC')::date + 7 * week;
        IF to_regclass(format('%I.%I', current_schema(), 'messages_' || to_char(monday, 'YYYYMMDD'))) IS NULL THEN
            EXECUTE format('CREATE TABLE %I PARTITION OF messages FOR VALUES FROM (%L) TO (%L)',
                'messages_' || to_char(monday, 'YYYYMMDD'), monday::text || ' 00:00:00+00', (monday + 7)::text || ' 00:00:00+00');
            made := made + 1;
        END IF;
    END LOOP;
    RETURN made;
END $$;

-- Drops the partitions whose last moment lies before the given time; returns how many.
CREATE FUNCTION drop_ledger_partitions(before timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    week    record;
    dropped integer := 0;
BEGIN
    FOR week IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'messages'::regclass AND c.relname ~ '^messages_[0-9]{8}$'
          AND (to_date(right(c.relname, 8), 'YYYYMMDD') + 7)::timestamp AT TIME ZONE 'UTC' <= before
    LOOP
        EXECUTE format('DROP TABLE %I', week.relname);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
END $$;

SELECT make_ledger_partitions(4);

CREATE VIEW current_people AS
SELECT a.name AS account, p.*, c.name_fr AS category_name_fr, c.name_en AS category_name_en,
       (SELECT ci.info FROM contact_informations ci
        WHERE ci.account_id = p.account_id AND ci.person_id = p.id AND ci.type = 'Email'
        ORDER BY ci.main DESC, ci.id LIMIT 1) AS email,
       (SELECT ci.normalized FROM contact_informations ci
        WHERE ci.account_id = p.account_id AND ci.person_id = p.id AND ci.type IN ('CellNumber', 'PhoneNumber')
        ORDER BY ci.main DESC, ci.id LIMIT 1) AS phone
FROM people p
JOIN accounts a ON a.id = p.account_id
LEFT JOIN categories c ON c.account_id = p.account_id AND c.id = p.category_id;
COMMENT ON VIEW current_people IS 'People with their account, category and principal e-mail and phone, for analysts.';

CREATE VIEW current_organizations AS
SELECT a.name AS account, o.*, c.name_fr AS category_name_fr, c.name_en AS category_name_en,
       (SELECT ci.info FROM contact_informations ci
        WHERE ci.account_id = o.account_id AND ci.organization_id = o.id AND ci.type = 'Email'
        ORDER BY ci.main DESC, ci.id LIMIT 1) AS email,
       (SELECT count(*) FROM collaborations k
        WHERE k.account_id = o.account_id AND k.organization_id = o.id) AS people
FROM organizations o
JOIN accounts a ON a.id = o.account_id
LEFT JOIN categories c ON c.account_id = o.account_id AND c.id = o.category_id;
COMMENT ON VIEW current_organizations IS
    'Organizations with their account, category, principal e-mail and number of people, for analysts.';
