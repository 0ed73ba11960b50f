package io.countersign.chaos.scene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Consumers of one group; one that ends is replaced within a second, as an orchestrator would. */
public final class Fleet implements AutoCloseable {
    private final Map<String, String> environment;
    private final Path output;
    private final List<ConsumerProcess> members = new ArrayList<>();
    private final ScheduledExecutorService orchestrator = Executors.newSingleThreadScheduledExecutor();
    private int wanted;
    private int started;

    /** A fleet without members yet, with the settings of all of them. */
    public Fleet(Map<String, String> environment, Path output) {
        this.environment = Map.copyOf(environment);
        this.output = output;
        var unused = orchestrator.scheduleWithFixedDelay(this::replace, 500, 500, TimeUnit.MILLISECONDS);
    }

    /** From now on there are so many. */
    public synchronized void resize(int size) {
        wanted = size;
        while (members.size() > wanted) {
            members.remove(members.size() - 1).close();
        }
        replace();
    }

    private synchronized void replace() {
        members.removeIf(member -> !member.isAlive());
        try {
            while (members.size() < wanted) {
                members.add(launch(List.of(), Map.of()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ConsumerProcess launch(List<String> options, Map<String, String> more) throws IOException {
        Map<String, String> all = new java.util.HashMap<>(environment);
        all.putAll(more);
        started++;
        return ConsumerProcess.start(options, all, output.resolve("consumer-" + started + ".log"));
    }

    /** Any one of them. */
    public synchronized ConsumerProcess any(Random random) {
        return members.get(random.nextInt(members.size()));
    }

    /** Replaces one of them by one with these options and variables, until that ends. */
    public synchronized ConsumerProcess replaceOne(Random random, List<String> options, Map<String, String> more)
            throws IOException, InterruptedException {
        ConsumerProcess leaving = any(random);
        var unused = leaving.stop();
        members.remove(leaving);
        return add(options, more);
    }

    /** One more with these options and variables; when it ends, nobody takes its place. */
    public synchronized ConsumerProcess add(List<String> options, Map<String, String> more) throws IOException {
        ConsumerProcess joining = launch(options, more);
        members.add(joining);
        return joining;
    }

    /** Ends the one that was started first in good order, and starts another; returns whether it ended in time. */
    public synchronized boolean replaceOldest() throws IOException, InterruptedException {
        boolean ended = members.remove(0).stop();
        members.add(launch(List.of(), Map.of()));
        return ended;
    }

    /** How many there are. */
    public synchronized int size() {
        return members.size();
    }

    /** How many were started so far. */
    public synchronized int started() {
        return started;
    }

    /** Ends all in good order; returns whether all did in time. */
    public boolean stop() throws InterruptedException {
        orchestrator.shutdownNow();
        boolean all = true;
        synchronized (this) {
            for (ConsumerProcess member : members) {
                all &= member.stop();
            }
        }
        return all;
    }

    @Override
    public void close() {
        orchestrator.shutdownNow();
        synchronized (this) {
            members.forEach(ConsumerProcess::close);
        }
    }
}
