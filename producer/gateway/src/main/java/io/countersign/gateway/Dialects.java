package io.countersign.gateway;

import io.countersign.gateway.arkipel.Arkipel;
import io.countersign.gateway.dialect.Dialect;
import io.countersign.gateway.flameup.Flameup;
import io.countersign.gateway.infoodle.Infoodle;
import io.countersign.gateway.missionhub.MissionHub;
import java.util.List;

/** The list of dialects; a new one is one line here. */
public final class Dialects {
    private Dialects() {}

    /** All dialects, ready to serve. */
    static List<Dialect> all(Surroundings around) {
        return List.of(new Arkipel(around), new Flameup(around), new Infoodle(around), new MissionHub(around));
    }

    /** Their names, as clients files write them. */
    public static List<String> names() {
        return List.of(Arkipel.NAME, Flameup.NAME, Infoodle.NAME, MissionHub.NAME);
    }
}
