package io.countersign.chaos.fault;

import io.countersign.chaos.proxy.FaultProxy;
import io.countersign.chaos.proxy.Weather;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What happens between consumers and servers. */
final class NetworkFaults {
    private NetworkFaults() {}

    static List<Fault> all() {
        List<Fault> all = new ArrayList<>(
                of("database", target -> target.scene().postgres().proxy()));
        all.addAll(of("broker", target -> target.scene().broker().proxy()));
        all.add(new Fault(
                "database-cut-at-commit",
                target -> bad(target.scene().postgres().proxy(), target, Weather.cutAtCommit())));
        return all;
    }

    private static List<Fault> of(String server, Function<Target, FaultProxy> proxy) {
        return List.of(
                new Fault(server + "-link-cut", target -> proxy.apply(target).cut() > 0),
                new Fault(server + "-link-refused", target -> refused(proxy.apply(target), target)),
                new Fault(
                        server + "-link-half-open",
                        target -> proxy.apply(target).forget() > 0),
                new Fault(server + "-link-frozen", target -> bad(proxy.apply(target), target, Weather.frozen())),
                new Fault(
                        server + "-link-slow",
                        target -> bad(proxy.apply(target), target, Weather.delayed(Duration.ofMillis(200)))),
                new Fault(
                        server + "-link-narrow",
                        target -> bad(proxy.apply(target), target, Weather.throttled(30_000))));
    }

    private static boolean bad(FaultProxy proxy, Target target, Weather weather) {
        proxy.set(weather);
        Target.last(target.between(3_000, 8_000));
        proxy.heal();
        return weather.harmed() > 0;
    }

    private static boolean refused(FaultProxy proxy, Target target) {
        Weather refused = Weather.refused();
        proxy.set(refused);
        int cut = proxy.cut();
        Target.last(target.between(2_000, 5_000));
        proxy.heal();
        return cut + refused.harmed() > 0;
    }
}
