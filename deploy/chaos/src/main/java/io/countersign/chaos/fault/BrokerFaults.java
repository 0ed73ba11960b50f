package io.countersign.chaos.fault;

import io.countersign.chaos.scene.Broker;
import io.countersign.chaos.scene.Rights;
import io.countersign.chaos.scene.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** What happens to the broker, and to the topic of acks. */
final class BrokerFaults {
    private BrokerFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault("broker-restart", target -> again(target.scene().broker()::restart)),
                new Fault("broker-crash", target -> again(target.scene().broker()::crash)),
                new Fault("broker-freeze", BrokerFaults::freeze),
                new Fault("acks-too-large", BrokerFaults::narrowed),
                new Fault("acks-unauthorised", BrokerFaults::denied));
    }

    private interface Restart {
        void run() throws Exception;
    }

    private static boolean again(Restart restart) throws Exception {
        restart.run();
        return true;
    }

    private static boolean freeze(Target target) throws Exception {
        Broker broker = target.scene().broker();
        broker.freeze();
        Target.last(target.between(3_000, 8_000));
        broker.thaw();
        return true;
    }

    /** The topic takes no record of any size that an ack has, but still the marks that end transactions. */
    private static boolean narrowed(Target target) throws Exception {
        return whileBlocked(
                target,
                () -> largest(target.scene().admin(), AlterConfigOp.OpType.SET),
                () -> largest(target.scene().admin(), AlterConfigOp.OpType.DELETE));
    }

    private static void largest(Admin admin, AlterConfigOp.OpType how) throws InterruptedException, ExecutionException {
        Collection<AlterConfigOp> change = List.of(new AlterConfigOp(new ConfigEntry("max.message.bytes", "300"), how));
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, Topics.ACKS), change))
                .all()
                .get();
    }

    private static boolean denied(Target target) throws Exception {
        Rights rights = new Rights(target.scene().admin());
        return whileBlocked(target, () -> rights.deny(Topics.ACKS), () -> rights.restore(Topics.ACKS));
    }

    /** Whether, as is meant, nothing was acknowledged meanwhile. */
    private static boolean whileBlocked(Target target, Restart block, Restart unblock) throws Exception {
        block.run();
        try {
            Target.last(Duration.ofSeconds(3));
            Map<Integer, Long> before = target.scene().progress().committed();
            Target.last(target.between(3_000, 6_000));
            Map<Integer, Long> after = target.scene().progress().committed();
            return before.equals(after)
                    && !after.equals(target.scene().progress().ends());
        } finally {
            unblock.run();
        }
    }
}
