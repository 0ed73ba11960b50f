package io.countersign.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class MainJobTest {
    @Test
    void aSignedUpsertBecomesARowAndASignedAck() {
        try (Community community = new Community()) {
            community.start();
            AckPayload created = community.ack(community.send("""
                    {"type":"people:upsert","import_id":"JD0001","first_name":"Jane","contact_informations":[
                     {"type":"Email","info":"Jane@Example.org","main":true},{"type":"PhoneNumber","info":"123 1234"}]}"""));
            assertThat(created.result()).isEqualTo(AckResult.CREATED);
            assertThat(created.id()).isEqualTo(1);
            assertThat(created.ids()).hasToString("{\"contact_informations\":[1,2]}");
            assertThat(community.rows("SELECT import_id, first_name, gender FROM people"))
                    .singleElement()
                    .hasToString("{import_id=JD0001, first_name=Jane, gender=unknown}");
            AckPayload again = community.ack(community.send("""
                    {"type":"people:upsert","import_id":" jd0001 ","first_name":"Jane"}"""));
            assertThat(again.result()).isEqualTo(AckResult.UNCHANGED);
        }
    }
}
