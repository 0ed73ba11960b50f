package io.countersign.cli.input;

/** Follows JSON text byte by byte and knows whether it is inside an object, an array or a string. */
final class Nesting {
    private int depth;
    private boolean inString;
    private boolean escaped;

    void enter(int found) {
        if (inString) {
            inString = escaped || found != '"';
            escaped = !escaped && found == '\\';
        } else if (found == '"') {
            inString = true;
        } else if (found == '{' || found == '[') {
            depth++;
        } else if (found == '}' || found == ']') {
            depth--;
        }
    }

    boolean isOutside() {
        return depth <= 0 && !inString;
    }
}
