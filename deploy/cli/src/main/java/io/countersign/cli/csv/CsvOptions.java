package io.countersign.cli.csv;

import io.countersign.cli.CommandException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a table is read; each of these options says that there is one. */
public final class CsvOptions {
    @Option(
            names = "--map",
            paramLabel = "COLUMN=MEMBER[,...]",
            description = {
                "which column becomes which member; may be repeated; other columns are left out. Without it the columns",
                "are named like the members. Members: first_name, traits.plan, household.import_id, receipt.to,",
                "contact_informations.Email, contact_informations.CellNumber.Work (a label), addresses.city,",
                "addresses.Home.city (a name), custom_fields.shirt_size, forms.1.question,",
                "contact_assignments.0.assigned_to.import_id. With :number, :boolean, :list (parts between semicolons),",
                ":json or :text after it a member takes a value of that kind, where the contract does not say which:",
                "visits=traits.visits:number. A column name with a comma or = stands in quotes: '\"Name, first\"=first_name'."
            })
    private List<String> maps = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "MEMBER=VALUE",
            description = {
                "a member that is the same in all messages; may be repeated: --set match=email --set locale=fr. What lies in",
                "a contact, an address or another object that columns go into is set where the row has a value for that:",
                "--set contact_informations.Email.main=true"
            })
    private List<String> constants = new ArrayList<>();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "the type of the messages that rows become (default: people:upsert)")
    private @Nullable String type;

    @Option(
            names = "--delimiter",
            paramLabel = "CHARACTER",
            description = "between cells; tab for a tabulator (default: a comma, in .tsv files a tabulator)")
    private @Nullable String delimiter;

    @Option(names = "--charset", paramLabel = "NAME", description = "encoding of the table (default: UTF-8)")
    private @Nullable Charset charset;

    @Option(
            names = "--empty",
            paramLabel = "leave|clear",
            description = "whether an empty cell leaves a member as it is (default) or clears it")
    private @Nullable Empty empty;

    /** What an empty cell means. */
    enum Empty {
        LEAVE,
        CLEAR
    }

    /** Whether an input of this name is a table. */
    public boolean isTable(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return isGiven() || lower.endsWith(".csv") || lower.endsWith(".tsv");
    }

    private boolean isGiven() {
        return !maps.isEmpty()
                || !constants.isEmpty()
                || type != null
                || delimiter != null
                || charset != null
                || empty != null;
    }

    /** What was given, by the names of the options. */
    public Map<String, String> values(String name) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("map", String.join(",", maps));
        values.put("set", String.join(",", constants));
        values.put("type", type());
        values.put("delimiter", String.valueOf(delimiter(name)));
        values.put("charset", charset().name());
        values.put("empty", String.valueOf(clears()));
        return values;
    }

    List<String> maps() {
        return maps;
    }

    List<String> constants() {
        return constants;
    }

    String type() {
        return type == null ? "people:upsert" : type;
    }

    char delimiter(String name) {
        if (delimiter == null) {
            return name.toLowerCase(Locale.ROOT).endsWith(".tsv") ? '\t' : ',';
        }
        if (delimiter.equals("tab") || delimiter.equals("\\t")) {
            return '\t';
        }
        if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
            throw CommandException.usage("--delimiter takes one character, like ; or tab");
        }
        return delimiter.charAt(0);
    }

    Charset charset() {
        return charset == null ? StandardCharsets.UTF_8 : charset;
    }

    boolean clears() {
        return empty == Empty.CLEAR;
    }
}
