package org.prospectivity.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Two machines as far as an engine can tell: jobs, units and results are written and read again on their way, each machine
 * makes itself ready, and the last unit is the first.
 */
public final class Elsewhere implements Workforce {
    private static final int MACHINES = 2;

    private int units;

    /** How many units were worked at so far. */
    public int units() {
        return units;
    }

    @Override
    public int threads() {
        return 2;
    }

    @Override
    public int atATime() {
        return MACHINES;
    }

    @Override
    public boolean isElsewhere() {
        return true;
    }

    @Override
    public <U extends Serializable, R> void run(Job<U, R> job, List<U> all, Taker<R> taker, Progress progress) {
        List<Job.Worker<U, R>> machines = new ArrayList<>();
        for (int machine = 0; machine < MACHINES; machine++) {
            machines.add(sent(job).ready());
        }
        for (int unit = all.size() - 1; unit >= 0; unit--) {
            progress.report(1 - unit / (double) all.size(), "elsewhere");
            taker.take(unit, sent(machines.get(unit % MACHINES).work(sent(all.get(unit)), Progress.NONE)));
            units++;
        }
    }

    @SuppressWarnings("unchecked") // it is what was written
    private static <T> T sent(T object) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(object);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return (T) in.readObject();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
