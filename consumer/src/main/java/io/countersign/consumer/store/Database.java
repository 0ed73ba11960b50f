package io.countersign.consumer.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.countersign.consumer.DatabaseOptions;
import io.countersign.schema.database.DatabaseSchema;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The connections to the database, and its schema. */
public final class Database implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration VALIDATION = Duration.ofSeconds(2);

    /** No statement of a batch takes so long: one that does has lost its connection without a word. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);

    // Every statement looks rows up by key. Plans are kept for the life of a connection, so one that was made while a
    // table was small and scans it, foreign key checks included, would get slower with every row.
    private static final String BY_KEY_ONLY =
            "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off";

    // A server that is not told either keeps what the lost connection has locked, for hours if it is left to TCP, and
    // nobody moves on those partitions meanwhile. It ends a transaction that nothing is heard of before we give up, and
    // soon enough that another lost one, which waited for what the first has locked, is ended before that as well.
    private static final String SOON_LET_GO = " -c idle_in_transaction_session_timeout=5s -c tcp_user_timeout=10s"
            + " -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2";

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    /** Opens a pool for somebody who waits for answers as long as they take; connects when first asked. */
    public Database(DatabaseOptions options) {
        this(config(options), BY_KEY_ONLY);
    }

    /**
     * Opens a pool for a service, which takes a connection that does not answer for 15 seconds for lost, and whose state
     * is reported to the registry; connects when first asked.
     */
    public Database(DatabaseOptions options, MeterRegistry registry) {
        this(forService(config(options), registry), BY_KEY_ONLY + SOON_LET_GO);
    }

    private Database(HikariConfig config, String sessionOptions) {
        config.addDataSourceProperty("options", sessionOptions);
        this.pool = new HikariDataSource(config);
        this.jdbi = Jdbi.create(new PooledConnections(pool)).installPlugin(new PostgresPlugin());
        this.jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    }

    private static HikariConfig forService(HikariConfig config, MeterRegistry registry) {
        config.setMetricRegistry(registry);
        config.setValidationTimeout(VALIDATION.toMillis());
        config.addDataSourceProperty("socketTimeout", Long.toString(LONGEST_ANSWER.toSeconds()));
        return config;
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
        // The details quote rows, which are nothing for a log.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "5");
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
