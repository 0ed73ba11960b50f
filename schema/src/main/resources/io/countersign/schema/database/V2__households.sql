CREATE TABLE households (
    account_id        integer     NOT NULL REFERENCES accounts,
    id                bigint      NOT NULL,
    import_id         text        NOT NULL CHECK (char_length(import_id) BETWEEN 1 AND 255),
    import_key        text        NOT NULL,
    import_generated  boolean     NOT NULL,
    name              text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 255),
    category_id       bigint,
    locale            text        CHECK (locale IN ('fr', 'en')),
    data_consent      text        NOT NULL DEFAULT 'unknown' CHECK (data_consent IN ('unknown', 'accepted', 'rejected')),
    accepts_marketing boolean     NOT NULL DEFAULT false,
    note              text,
    created_at        timestamptz NOT NULL DEFAULT now(),
    updated_at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, category_id) REFERENCES categories
);
CREATE UNIQUE INDEX households_import_key ON households (import_key, account_id);
CREATE INDEX households_category ON households (category_id, account_id) WHERE category_id IS NOT NULL;

ALTER TABLE contact_informations
    ADD COLUMN household_id bigint,
    ADD FOREIGN KEY (account_id, household_id) REFERENCES households ON DELETE CASCADE,
    DROP CONSTRAINT contact_informations_check,
    ADD CHECK (num_nonnulls(person_id, organization_id, household_id) = 1);
CREATE UNIQUE INDEX contact_informations_household
    ON contact_informations (household_id, type, normalized, account_id) WHERE household_id IS NOT NULL;
CREATE UNIQUE INDEX contact_informations_household_main
    ON contact_informations (household_id, type, account_id) WHERE household_id IS NOT NULL AND main;

ALTER TABLE addresses
    ADD COLUMN household_id bigint,
    ADD FOREIGN KEY (account_id, household_id) REFERENCES households ON DELETE CASCADE,
    DROP CONSTRAINT addresses_check,
    ADD CHECK (num_nonnulls(person_id, organization_id, household_id) = 1);
CREATE INDEX addresses_household ON addresses (household_id, natural_key, account_id) WHERE household_id IS NOT NULL;
CREATE UNIQUE INDEX addresses_household_main
    ON addresses (household_id, account_id) WHERE household_id IS NOT NULL AND main;

ALTER TABLE form_answers
    ADD COLUMN household_id bigint,
    ADD FOREIGN KEY (account_id, household_id) REFERENCES households ON DELETE CASCADE,
    DROP CONSTRAINT form_answers_check,
    ADD CHECK (num_nonnulls(person_id, organization_id, household_id) = 1);
CREATE UNIQUE INDEX form_answers_household
    ON form_answers (household_id, form_id, account_id) WHERE household_id IS NOT NULL;

ALTER TABLE categories
    DROP CONSTRAINT categories_kind_check,
    ADD CHECK (kind IN ('person', 'organization', 'household'));
