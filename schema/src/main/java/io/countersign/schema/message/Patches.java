package io.countersign.schema.message;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a message says of the plain attributes of one record; nothing is said of those that are not in it. */
public final class Patches {
    private final Map<Attribute<?>, Patch<?>> said;

    private Patches(Map<Attribute<?>, Patch<?>> said) {
        this.said = said;
    }

    /** Reads what the members say of the attributes. */
    public static Patches of(Members members, List<Attribute<?>> attributes) {
        Map<Attribute<?>, Patch<?>> said = new HashMap<>();
        for (Attribute<?> attribute : attributes) {
            Patch<?> patch = read(members, attribute);
            if (!(patch instanceof Patch.Keep)) {
                said.put(attribute, patch);
            }
        }
        return new Patches(said);
    }

    /** Something said of one attribute. */
    public static <T> Patches of(Attribute<T> attribute, Patch<T> patch) {
        return new Patches(patch instanceof Patch.Keep ? Map.of() : Map.of(attribute, patch));
    }

    private static Patch<?> read(Members members, Attribute<?> attribute) {
        String name = attribute.name();
        return switch (attribute.sort()) {
            case TEXT -> members.text(name);
            case FLAG -> members.flag(name);
            case PAST_DAY -> members.pastDay(name);
            case DECIMAL -> members.number(name).map(Patches::inFullScale);
            case OBJECT -> members.mapping(name);
        };
    }

    /** Equal numbers are equal values only in the same scale; the JSON Schema refuses more places than that. */
    private static BigDecimal inFullScale(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() > 5 ? number : shortest.setScale(5);
    }

    /** What is said of the attribute. */
    @SuppressWarnings("unchecked")
    public <T> Patch<T> of(Attribute<T> attribute) {
        Patch<T> patch = (Patch<T>) said.get(attribute);
        return patch == null ? Patch.keep() : patch;
    }

    /** The attributes of which something is said. */
    public Set<Attribute<?>> attributes() {
        return said.keySet();
    }
}
