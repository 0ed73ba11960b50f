package io.countersign.chaos.scene;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Who may write to topics: everybody, until nobody may. */
public record Rights(Admin admin) {
    /** From now on the topic takes nothing. */
    public void deny(String topic) throws InterruptedException, ExecutionException {
        admin.createAcls(List.of(nobodyWrites(topic))).all().get();
    }

    /** From now on the topic takes what comes. */
    public void restore(String topic) throws InterruptedException, ExecutionException {
        admin.deleteAcls(List.of(nobodyWrites(topic).toFilter())).all().get();
    }

    private static AclBinding nobodyWrites(String topic) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry("User:*", "*", AclOperation.WRITE, AclPermissionType.DENY));
    }
}
