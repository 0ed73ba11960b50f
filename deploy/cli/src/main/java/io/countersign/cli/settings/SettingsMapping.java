package io.countersign.cli.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Every setting with its default. The setting {@code kafka.group-id} is {@code COUNTERSIGN_KAFKA_GROUP_ID} in the
 * environment.
 */
@ConfigMapping(prefix = SettingsMapping.PREFIX)
interface SettingsMapping {
    String PREFIX = "countersign";

    Kafka kafka();

    Topics topics();

    Database database();

    Community community();

    Consumer consumer();

    Console console();

    Gateway gateway();

    Ledger ledger();

    Limits limits();

    Phone phone();

    interface Kafka {
        @Described("brokers to start from, host:port, separated by commas")
        @WithDefault("localhost:9092")
        String bootstrapServers();

        @Described("consumer group of the processor")
        @WithDefault("countersign")
        String groupId();

        @Described("how the group shares partitions: consumer (brokers from 4.0 on) or classic")
        @WithDefault("consumer")
        GroupProtocol groupProtocol();

        @Described("any other property of Kafka's clients")
        Map<String, String> properties();
    }

    interface Topics {
        @Described("topics to consume: names separated by commas, or a regular expression")
        @WithDefault("upserts")
        String requests();

        @Described("topic of the acknowledgements")
        @WithDefault("upserts.acks")
        String acks();

        @Described("topic of refused records, bytes untouched")
        @WithDefault("upserts.dead")
        String dead();

        @Described("topics that a request may name for its reply, separated by commas")
        Optional<String> replies();
    }

    interface Database {
        @Described("jdbc:postgresql://host:port/name or postgres://user:password@host:port/name")
        @WithDefault("jdbc:postgresql://localhost:5432/countersign")
        String url();

        @Described("user, over one in the URL")
        Optional<String> user();

        @Described(value = "password, over one in the URL", secret = true)
        Optional<String> password();

        @Described("connections to keep open at most")
        @WithDefault("10")
        int poolSize();
    }

    interface Community {
        @Described(value = "key that signs acknowledgements, 64 hexadecimal digits", secret = true)
        Optional<String> privateKey();

        @Described("key that acknowledgements must be signed with, 52 characters or 64 hexadecimal digits")
        Optional<String> publicKey();

        @Described("protocol of the community's site, told in every acknowledgement")
        @WithDefault("https")
        String siteProtocol();

        @Described("host name of the community's site, told in every acknowledgement")
        @WithDefault("localhost")
        String siteFqdn();
    }

    interface Consumer {
        @Described("records applied in one database transaction at most")
        @WithDefault("500")
        int batchSize();

        @Described("how long a stopping processor may take to finish its batch")
        @WithDefault("30s")
        Duration drainTimeout();
    }

    interface Console {
        @Described("address that the console and the health checks listen on")
        @WithDefault("127.0.0.1")
        String host();

        @Described("port of the console and the health checks; 0 for any free one")
        @WithDefault("8081")
        int port();

        @Described(
                value = "token of the operator, who may replay and revoke in the console, 32 characters at least",
                secret = true)
        Optional<String> operatorToken();
    }

    interface Gateway {
        @Described("address that the gateway listens on")
        @WithDefault("127.0.0.1")
        String host();

        @Described("port of the gateway; 0 for any free one")
        @WithDefault("8080")
        int port();

        @Described("YAML file that declares who may use the gateway; 'gateway --help' shows one")
        Optional<String> clients();

        @Described("how long a call waits for its acknowledgement")
        @WithDefault("5s")
        Duration ackTimeout();

        @Described("how long a stopping gateway may take to finish what it accepted")
        @WithDefault("20s")
        Duration drainTimeout();

        @Described("within which a call must have arrived whole")
        @WithDefault("15s")
        Duration arrivalTimeout();

        @Described("longest body of a call, bytes")
        @WithDefault("1048576")
        int maxBodyBytes();

        @Described("calls that may wait for their acknowledgements at one time")
        @WithDefault("2000")
        int maxPending();

        @Described("calls a minute of a client that has no limit of its own")
        @WithDefault("6000")
        int requestsPerMinute();

        @Described("calls a minute of a key that signs for itself (Arkipel)")
        @WithDefault("100")
        int keypairRequestsPerMinute();

        @Described("PKCS #12 file with the gateway's certificate and key; serves HTTPS where given")
        Optional<String> tlsKeystore();

        @Described(value = "password of the PKCS #12 file", secret = true)
        Optional<String> tlsKeystorePassword();
    }

    interface Ledger {
        @Described("how long consumed records are remembered")
        @WithDefault("90d")
        Duration retention();

        @Described("whether the ledger keeps the exact bytes of payloads")
        @WithDefault("true")
        boolean keepPayloads();
    }

    interface Limits {
        @Described("longest record, bytes")
        @WithDefault("1048576")
        int maxRecordBytes();

        @Described("objects and arrays inside one another at most")
        @WithDefault("32")
        int maxDepth();

        @Described("longest string, UTF-16 code units")
        @WithDefault("1048576")
        int maxStringLength();

        @Described("longest number, characters")
        @WithDefault("100")
        int maxNumberLength();

        @Described("longest member name, UTF-16 code units")
        @WithDefault("256")
        int maxNameLength();
    }

    interface Phone {
        @Described("country, two letters, of telephone numbers without a country code; without it they stay as written")
        Optional<String> defaultRegion();
    }
}
