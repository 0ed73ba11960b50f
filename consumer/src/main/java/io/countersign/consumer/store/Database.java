package io.countersign.consumer.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.countersign.consumer.DatabaseOptions;
import io.countersign.schema.database.DatabaseSchema;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The connections to the database, and its schema. */
public final class Database implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    // Every statement looks rows up by key. Plans are kept for the life of a connection, so one that was made while a
    // table was small and scans it, foreign key checks included, would get slower with every row.
    private static final String BY_KEY_ONLY =
            "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off";

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    /** Opens a pool; connects when first asked. */
    public Database(DatabaseOptions options) {
        this(options, Metrics.globalRegistry);
    }

    /** Opens a pool whose state is reported to the registry; connects when first asked. */
    public Database(DatabaseOptions options, MeterRegistry registry) {
        HikariConfig config = config(options);
        config.setMetricRegistry(registry);
        this.pool = new HikariDataSource(config);
        this.jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
        this.jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    }

    private static HikariConfig config(DatabaseOptions options) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("countersign");
        config.setJdbcUrl(options.url());
        config.setUsername(options.user());
        config.setPassword(options.password());
        config.setMaximumPoolSize(options.connections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "countersign");
        config.addDataSourceProperty("currentSchema", DatabaseSchema.NAME);
        config.addDataSourceProperty("options", BY_KEY_ONLY);
        // The details quote rows, which are nothing for a log.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "60");
        return config;
    }

    /** Access by SQL. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** Brings the schema up to date, making it where it does not exist; returns how many migrations that took. */
    public int migrate() {
        return flyway().migrate().migrationsExecuted;
    }

    /** Whether the schema is the one that this program was made for; throws where the database cannot be asked. */
    public boolean isMigrated() {
        return flyway().info().pending().length == 0;
    }

    /** Whether the database answers. */
    public boolean isReachable() {
        try {
            return jdbi.withHandle(handle ->
                    handle.createQuery("SELECT 1").mapTo(Integer.class).one() == 1);
        } catch (JdbiException e) {
            return false;
        }
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(pool)
                .defaultSchema(DatabaseSchema.NAME)
                .schemas(DatabaseSchema.NAME)
                .locations(DatabaseSchema.MIGRATIONS)
                .load();
    }

    @Override
    public void close() {
        pool.close();
    }
}
