package io.countersign.cli.csv;

import java.util.Optional;

/** Where a value goes and how its text is read: a path, after it {@code :number} or another type where it has none. */
record Target(MemberPath path, CellType type) {
    static Target parse(String text, SchemaNode message) {
        int colon = text.lastIndexOf(':');
        Optional<CellType> named = colon < 0 ? Optional.empty() : CellType.named(text.substring(colon + 1));
        MemberPath path = MemberPath.parse(named.isPresent() ? text.substring(0, colon) : text, message);
        return new Target(path, named.orElseGet(() -> CellType.of(path.schema())));
    }

    /** Whether null there removes a value; within elements of arrays it would name an element that has none. */
    boolean isClearable() {
        boolean inItem = path.steps().stream().anyMatch(Step.Item.class::isInstance);
        boolean mayBeNull =
                path.schema().types().isEmpty() || path.schema().types().contains("null");
        return !inItem && mayBeNull && (path.steps().size() == 1 || path.text().startsWith("traits."));
    }
}
