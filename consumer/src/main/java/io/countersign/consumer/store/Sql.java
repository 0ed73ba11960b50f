package io.countersign.consumer.store;

import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/** The SQL files of this package, by name without ending. */
final class Sql {
    private static final ClasspathSqlLocator FILES = ClasspathSqlLocator.create();
    private static final ConcurrentHashMap<String, String> TEXTS = new ConcurrentHashMap<>();
    private static final String FOLDER = Sql.class.getPackageName().replace('.', '/') + "/";

    private Sql() {}

    static String named(String name) {
        return TEXTS.computeIfAbsent(name, n -> FILES.getResource(FOLDER + n + ".sql"));
    }
}
