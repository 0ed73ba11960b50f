ALTER TABLE people
    ADD COLUMN middle_name              text CHECK (char_length(middle_name) BETWEEN 1 AND 255),
    ADD COLUMN title                    text CHECK (char_length(title) BETWEEN 1 AND 255),
    ADD COLUMN nickname                 text CHECK (char_length(nickname) BETWEEN 1 AND 255),
    ADD COLUMN salutation               text CHECK (char_length(salutation) BETWEEN 1 AND 255),
    ADD COLUMN dod                      date,
    ADD COLUMN marital_status           text CHECK (char_length(marital_status) BETWEEN 1 AND 255),
    ADD COLUMN occupation               text CHECK (char_length(occupation) BETWEEN 1 AND 255),
    ADD COLUMN guardian                 boolean NOT NULL DEFAULT false,
    ADD COLUMN archived                 boolean NOT NULL DEFAULT false,
    ADD COLUMN status                   text NOT NULL DEFAULT 'active'
                                        CHECK (status IN ('active', 'unsubscribed', 'bounced')),
    ADD COLUMN username                 text CHECK (char_length(username) BETWEEN 1 AND 255),
    ADD COLUMN login_active             boolean NOT NULL DEFAULT false,
    ADD COLUMN role                     text CHECK (char_length(role) BETWEEN 1 AND 255),
    ADD COLUMN preferred_contact_method text CHECK (char_length(preferred_contact_method) BETWEEN 1 AND 255),
    ADD COLUMN receipt                  jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(receipt) = 'object'),
    ADD COLUMN avatar_url               text CHECK (char_length(avatar_url) BETWEEN 1 AND 2048),
    ADD COLUMN timezone                 text CHECK (char_length(timezone) BETWEEN 1 AND 255),
    ADD COLUMN traits                   jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(traits) = 'object'),
    ADD CHECK (dod >= dob);

CREATE TABLE usernames (
    account_id   integer NOT NULL,
    username_key text    NOT NULL,
    person_id    bigint  NOT NULL,
    PRIMARY KEY (account_id, username_key),
    FOREIGN KEY (account_id, person_id) REFERENCES people ON DELETE CASCADE
);
CREATE INDEX usernames_person ON usernames (person_id, account_id);
COMMENT ON TABLE usernames IS
    'Who has which username, in the form in which usernames are compared: trimmed, lower case.';

DROP VIEW current_people;
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
