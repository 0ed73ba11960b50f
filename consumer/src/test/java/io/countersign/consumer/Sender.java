package io.countersign.consumer;

import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import java.util.List;
import java.util.Map;

/**
 * A source that writes to an account of its own, and what that account holds. Payloads may be written with ' in the
 * place of ".
 */
public final class Sender {
    public final Community community;
    public final String name;
    public final PrivateKey key;

    /** Registers a source that may do everything. */
    public Sender(Community community, String name) {
        this(community, name, PrivateKey.fromSeed(Bytes.utf8(name + community.name)));
        community.sources.add(SourceDefinition.simple(name, name, key.publicKey()));
    }

    private Sender(Community community, String name, PrivateKey key) {
        this.community = community;
        this.name = name;
        this.key = key;
    }

    /** A source that is registered already, or never will be. */
    public static Sender registered(Community community, String name, PrivateKey key) {
        return new Sender(community, name, key);
    }

    /** Another source of the same account. */
    public Sender colleague(String colleague) {
        Sender other = new Sender(community, name, PrivateKey.fromSeed(Bytes.utf8(colleague + community.name)));
        community.sources.add(SourceDefinition.simple(colleague, name, other.key.publicKey()));
        return other;
    }

    public MessageId send(String payload) {
        return community.send(payload.replace('\'', '"'), key);
    }

    /** Sends a people:upsert with the given members. */
    public AckPayload person(String members) {
        return tell("{'type':'people:upsert'," + members + "}");
    }

    /** Sends an organizations:upsert with the given members. */
    public AckPayload organization(String members) {
        return tell("{'type':'organizations:upsert'," + members + "}");
    }

    /** Sends a households:upsert with the given members. */
    public AckPayload household(String members) {
        return tell("{'type':'households:upsert'," + members + "}");
    }

    /** Sends and waits for the ack. */
    public AckPayload tell(String payload) {
        return community.ack(send(payload));
    }

    /** Sends exactly this text, signed as it stands, and waits for the ack. */
    public AckPayload tellAsWritten(String payload) {
        return community.ack(community.sendRaw(Community.envelope(Bytes.utf8(payload), key), null));
    }

    /** Sends all before it waits for the acks. */
    public List<AckPayload> tellAll(List<String> payloads) {
        List<MessageId> ids = payloads.stream().map(this::send).toList();
        return ids.stream().map(community::ack).toList();
    }

    /** Rows of the account; the statement has {@code :account}. */
    public List<Map<String, Object>> rows(String sql) {
        return community
                .database
                .jdbi()
                .withHandle(handle -> handle.createQuery(sql)
                        .bind("account", account())
                        .mapToMap()
                        .list());
    }

    /** The one row of the account. */
    public Map<String, Object> row(String sql) {
        List<Map<String, Object>> rows = rows(sql);
        if (rows.size() != 1) {
            throw new AssertionError("not one row but " + rows);
        }
        return rows.get(0);
    }

    public long count(String table) {
        return (long) row("SELECT count(*) AS n FROM " + table + " WHERE account_id = :account")
                .get("n");
    }

    public int account() {
        return community
                .database
                .jdbi()
                .withHandle(handle -> handle.createQuery("SELECT id FROM accounts WHERE name = :name")
                        .bind("name", name)
                        .mapTo(Integer.class)
                        .one());
    }
}
