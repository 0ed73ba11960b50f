package io.countersign.consumer.histories;

import tools.jackson.databind.node.ObjectNode;

/** A named group of people, organizations or households. */
record Category(long id, String kind, String french, String english) {
    Category renamed(String newFrench, String newEnglish) {
        return new Category(
                id, kind, newFrench == null ? french : newFrench, newEnglish == null ? english : newEnglish);
    }

    Category completed(String newFrench, String newEnglish) {
        return new Category(id, kind, french == null ? newFrench : french, english == null ? newEnglish : english);
    }

    boolean isFrench(String name) {
        return name != null && french != null && Json.folded(french).equals(Json.folded(name));
    }

    boolean isEnglish(String name) {
        return name != null && english != null && Json.folded(english).equals(Json.folded(name));
    }

    boolean clashesWith(Category other) {
        return id != other.id && kind.equals(other.kind) && (isFrench(other.french) || isEnglish(other.english));
    }

    ObjectNode resource() {
        return Json.NODES.objectNode().put("id", id).put("name_fr", french).put("name_en", english);
    }

    ObjectNode row() {
        return resource().put("kind", kind);
    }
}
