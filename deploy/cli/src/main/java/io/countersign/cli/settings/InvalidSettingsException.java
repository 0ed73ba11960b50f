package io.countersign.cli.settings;

import java.util.List;

/** Settings that cannot be used, with all that is wrong with them. */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidSettingsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line each; none reveals a secret. */
    public List<String> problems() {
        return problems;
    }
}
