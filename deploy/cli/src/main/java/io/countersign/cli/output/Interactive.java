package io.countersign.cli.output;

import java.io.Console;

/** Whether somebody watches what is printed. */
public final class Interactive {
    private Interactive() {}

    /** True where standard input and output are a terminal. */
    // From 22 on there is a console always, and a new method tells whether it is a terminal.
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException olderJava) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
