package io.countersign.local.demo;

/**
 * Something that has to be so.
 *
 * @param detail what was found, in both cases
 */
record Check(String what, boolean holds, String detail) {
    static Check equal(String what, Object expected, Object found) {
        boolean holds = expected.equals(found);
        return new Check(what, holds, holds ? String.valueOf(found) : found + " instead of " + expected);
    }
}
