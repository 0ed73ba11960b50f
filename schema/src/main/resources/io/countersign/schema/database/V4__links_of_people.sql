CREATE TABLE household_members (
    account_id   integer NOT NULL,
    person_id    bigint  NOT NULL,
    household_id bigint  NOT NULL,
    title        text    CHECK (char_length(title) BETWEEN 1 AND 255),
    main         boolean NOT NULL DEFAULT false,
    PRIMARY KEY (account_id, person_id),
    FOREIGN KEY (account_id, person_id) REFERENCES people ON DELETE CASCADE,
    FOREIGN KEY (account_id, household_id) REFERENCES households ON DELETE CASCADE
);
CREATE INDEX household_members_household ON household_members (household_id, account_id);
CREATE UNIQUE INDEX household_members_main ON household_members (household_id, account_id) WHERE main;
COMMENT ON TABLE household_members IS
    'Who lives in which household: a person in at most one. Without its household, or without the person, a row goes; a person never goes with a household.';
COMMENT ON COLUMN household_members.main IS 'Whether the person is the primary contact of the household.';

CREATE TABLE contact_assignments (
    account_id      integer NOT NULL,
    id              bigint  NOT NULL,
    person_id       bigint  NOT NULL,
    assigned_to_id  bigint  NOT NULL,
    organization_id bigint,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, person_id) REFERENCES people ON DELETE CASCADE,
    FOREIGN KEY (account_id, assigned_to_id) REFERENCES people ON DELETE CASCADE,
    FOREIGN KEY (account_id, organization_id) REFERENCES organizations ON DELETE CASCADE,
    CHECK (person_id <> assigned_to_id)
);
CREATE UNIQUE INDEX contact_assignments_person
    ON contact_assignments (person_id, assigned_to_id, organization_id, account_id) NULLS NOT DISTINCT;
CREATE INDEX contact_assignments_assigned_to ON contact_assignments (assigned_to_id, account_id);
CREATE INDEX contact_assignments_organization
    ON contact_assignments (organization_id, account_id) WHERE organization_id IS NOT NULL;
COMMENT ON TABLE contact_assignments IS
    'Who follows up (assigned_to_id) on whom (person_id), in an organization or in none; gone with any of them.';

CREATE VIEW current_households AS
SELECT a.name AS account, h.*, c.name_fr AS category_name_fr, c.name_en AS category_name_en,
       (SELECT ci.info FROM contact_informations ci
        WHERE ci.account_id = h.account_id AND ci.household_id = h.id AND ci.type = 'Email'
        ORDER BY ci.main DESC, ci.id LIMIT 1) AS email,
       (SELECT ci.normalized FROM contact_informations ci
        WHERE ci.account_id = h.account_id AND ci.household_id = h.id AND ci.type IN ('CellNumber', 'PhoneNumber')
        ORDER BY ci.main DESC, ci.id LIMIT 1) AS phone,
       (SELECT count(*) FROM household_members m
        WHERE m.account_id = h.account_id AND m.household_id = h.id) AS people,
       (SELECT m.person_id FROM household_members m
        WHERE m.account_id = h.account_id AND m.household_id = h.id AND m.main) AS main_person_id
FROM households h
JOIN accounts a ON a.id = h.account_id
LEFT JOIN categories c ON c.account_id = h.account_id AND c.id = h.category_id;
COMMENT ON VIEW current_households IS
    'Households with their account, category, principal e-mail and phone, number of people and primary contact, for analysts.';
