package io.countersign.cli.send;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All inputs of a command, opened before the first of them is sent. */
record Jobs(List<Job> all) implements AutoCloseable {
    static Jobs open(List<Source> sources, Function<Source, JournalHead> heads, FileOptions files) throws IOException {
        Jobs jobs = new Jobs(new ArrayList<>());
        try {
            for (Source source : sources) {
                jobs.all.add(Job.open(source, heads.apply(source), files));
            }
            return jobs;
        } catch (IOException | RuntimeException e) {
            jobs.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        for (Job job : all) {
            job.close();
        }
    }
}
