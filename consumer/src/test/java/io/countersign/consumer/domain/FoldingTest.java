package io.countersign.consumer.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.message.Message;
import io.countersign.schema.message.MessageReader;
import io.countersign.schema.message.MessageType;
import io.countersign.schema.message.MessageTypes;
import io.countersign.schema.message.Reading;
import io.countersign.schema.message.Samples;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FoldingTest {
    static List<MessageType> types() {
        return MessageTypes.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyMessageTypeHasAMeaning(MessageType type) {
        String folder = type.getClass().getPackageName().replaceFirst(".*[.]", "");
        Bytes sample =
                Bytes.utf8(Samples.load(folder + "/samples/valid/smallest.json").toString());
        Message message =
                ((Reading.Readable) new MessageReader().read(sample, LocalDate.now(ZoneOffset.UTC), false)).message();
        assertThat(new Folding(new ContactForm("CA")).bodies())
                .as("the bodies for which %s lists a fold; %s is missing", Folding.class.getSimpleName(), type.name())
                .contains(message.body().getClass());
    }
}
