package io.countersign.local.demo;

import io.countersign.schema.message.Samples;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents of {@link Samples#seeds}, by their places there, and what they build on: the documents name records by
 * ids, which are those of what was sent {@link #before()}.
 */
enum SeedStory {
    EXISTING_CATEGORY(0, "seed person, existing category", """
            {"type":"people:upsert","import_id":"JD0001","first_name":"Jane",
             "category":{"name_fr":"Catégorie 1","name_en":"Category 1"},
             "contact_informations":[{"type":"Email","info":"jane@example.com"}]}""", "people 1, categories 1, contact_informations 2"),
    NEW_CATEGORY(1, "seed person, new category", """
            {"type":"people:upsert","import_id":"JD0001","first_name":"Jane",
             "contact_informations":[{"type":"Email","info":"jane@example.com"}]}""", "people 1, categories 1, contact_informations 2"),
    ORGANIZATION(
            2,
            "seed organization",
            """
            {"type":"organizations:upsert","import_id":"FL0001","name":"Flintstone",
             "category":{"name_fr":"Entreprise","name_en":"Business"},
             "contact_informations":[{"type":"Email","info":"flintstone@example.com"}],
             "addresses":[{"name":"Office","city":"Toronto"}],
             "people":[{"type":"people:upsert","import_id":"JD0001","first_name":"Jane"}]}""",
            "people 2, organizations 1, categories 1, contact_informations 2, addresses 2, form_answers 2, collaborations 2");

    private final int place;
    private final String label;
    private final String before;
    private final String rowsAfter;

    SeedStory(int place, String label, String before, String rowsAfter) {
        this.place = place;
        this.label = label;
        this.before = before;
        this.rowsAfter = rowsAfter;
    }

    String label() {
        return label;
    }

    /** The account, and the source that writes to it. */
    String account() {
        return label.replaceAll("[, ]+", "-");
    }

    /** The document itself; a new tree each time. */
    ObjectNode document() {
        return Samples.seeds().get(place);
    }

    /** Creates the records that the document names. */
    ObjectNode before() {
        return (ObjectNode) JsonMapper.shared().readTree(before);
    }

    /** The rows of each table that has any after the document. */
    String rowsAfter() {
        return rowsAfter;
    }
}
