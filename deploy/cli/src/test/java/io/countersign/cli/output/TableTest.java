package io.countersign.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void alignsTextToTheLeftAndNumbersToTheRight() {
        Table table = new Table("import_id", "count").row("Ünï", 7).row("J", 1200);
        assertThat(table.lines()).containsExactly("IMPORT ID  COUNT", "Ünï            7", "J           1200");
    }

    @Test
    void isAListOfObjectsInJson() {
        assertThat(new Table("import_id", "count").row("J", 7).objects())
                .singleElement()
                .hasToString("{import_id=J, count=7}");
    }

    @Test
    void everyRowHasAllColumns() {
        assertThatThrownBy(() -> new Table("a", "b").row(1)).isInstanceOf(IllegalArgumentException.class);
    }
}
