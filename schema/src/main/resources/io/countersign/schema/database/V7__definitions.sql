-- What an account asks about its people beyond the members that every person has.
CREATE TABLE custom_field_definitions (
    account_id integer     NOT NULL REFERENCES accounts,
    id         bigint      NOT NULL CHECK (id >= 1),
    key        text        NOT NULL CHECK (key ~ '^[A-Za-z0-9_.-]{1,64}$'),
    label      text        NOT NULL CHECK (char_length(label) BETWEEN 1 AND 255),
    type       text        NOT NULL CHECK (type IN ('text', 'number', 'date', 'boolean', 'choice', 'multi_choice')),
    choices    text[]      NOT NULL,
    mandatory  boolean     NOT NULL,
    archived   boolean     NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, id),
    CHECK ((type IN ('choice', 'multi_choice')) = (cardinality(choices) > 0))
);
CREATE UNIQUE INDEX custom_field_definitions_key ON custom_field_definitions (key, account_id);
COMMENT ON COLUMN custom_field_definitions.archived IS
    'Whether messages may no longer name the field; the values that are stored stay.';

CREATE TABLE custom_field_values (
    account_id integer NOT NULL,
    person_id  bigint  NOT NULL,
    field_id   bigint  NOT NULL,
    value      jsonb   NOT NULL CHECK (jsonb_typeof(value) IN ('string', 'number', 'boolean', 'array')),
    PRIMARY KEY (account_id, person_id, field_id),
    FOREIGN KEY (account_id, person_id) REFERENCES people ON DELETE CASCADE,
    FOREIGN KEY (account_id, field_id) REFERENCES custom_field_definitions
);
CREATE INDEX custom_field_values_field ON custom_field_values (field_id, account_id, person_id);
COMMENT ON COLUMN custom_field_values.value IS
    'A text, a number, true or false, a date as YYYY-MM-DD, a choice, or the array of several choices in the order of the definition.';

CREATE TABLE form_definitions (
    account_id integer     NOT NULL REFERENCES accounts,
    id         bigint      NOT NULL CHECK (id >= 1),
    name       text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 255),
    locale     text        CHECK (locale IN ('fr', 'en')),
    contexts   text[]      NOT NULL
               CHECK (cardinality(contexts) > 0 AND contexts <@ '{person,household,organization}'::text[]),
    inputs     jsonb       NOT NULL CHECK (jsonb_typeof(inputs) = 'array'),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, id)
);
COMMENT ON TABLE form_definitions IS
    'Forms whose answers are checked. An account without any may answer every form.';
