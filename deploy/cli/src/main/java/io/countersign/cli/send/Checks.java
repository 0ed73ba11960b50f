package io.countersign.cli.send;

import io.countersign.cli.input.Contract;
import io.countersign.cli.input.Row;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictJson;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with rows before they are sent. */
final class Checks {
    private final Contract contract = new Contract();

    /** All that can be told without a server. */
    List<Problem> of(Row row) {
        if (row.json().length() == 0 && !row.problems().isEmpty()) {
            return row.problems();
        }
        Set<String> told = row.problems().stream().map(Problem::pointer).collect(Collectors.toSet());
        List<Problem> all = new ArrayList<>(row.problems());
        contract.check(row.json()).stream()
                .filter(problem -> !told.contains(problem.pointer()))
                .forEach(all::add);
        if (all.isEmpty() && !CanonicalJson.keepsNumbers(payload(row))) {
            all.add(new Problem(
                    ErrorCode.OUT_OF_RANGE,
                    "",
                    "a number has more digits than its signed form keeps; write it as text"));
        }
        return all;
    }

    /** The message of a row that nothing is wrong with. */
    static ObjectNode payload(Row row) {
        try {
            return (ObjectNode) StrictJson.parse(row.json(), JsonLimits.defaults());
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("the contract lets no malformed message through", e);
        }
    }
}
