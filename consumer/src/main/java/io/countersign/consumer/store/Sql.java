package io.countersign.consumer.store;

import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/**
 * The SQL files of this package, by name without ending.
 *
 * <p>Those that look rows up join them laterally, behind {@code OFFSET 0}, which the planner does not look into: each
 * key is looked up by an index. Otherwise it may as well look all rows up among the keys, as it does with a table whose
 * size it underrates.
 */
final class Sql {
    private static final ClasspathSqlLocator FILES = ClasspathSqlLocator.create();
    private static final ConcurrentHashMap<String, String> TEXTS = new ConcurrentHashMap<>();
    private static final String FOLDER = Sql.class.getPackageName().replace('.', '/') + "/";

    private Sql() {}

    static String named(String name) {
        return TEXTS.computeIfAbsent(name, n -> FILES.getResource(FOLDER + n + ".sql"));
    }
}
