package org.prospectivity.wps.host;

import java.io.Closeable;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Threads;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.raster.BandSource;

/** Where what a host's processes hand out is worked at. */
public interface Workplace extends Closeable {
    /** Who works at it. */
    Workforce workforce();

    /**
     * Maps as that workforce reaches them, until this is closed.
     *
     * @param progress of making them reachable, where they have to be put somewhere else
     */
    BandSource reachable(BandSource maps, Progress progress);

    /** Lets go what it holds on other machines. */
    @Override
    void close();

    /** This machine, where all maps are at hand. */
    static Workplace here(int threads) {
        Workforce workforce = new Threads(threads);
        return new Workplace() {
            @Override
            public Workforce workforce() {
                return workforce;
            }

            @Override
            public BandSource reachable(BandSource maps, Progress progress) {
                return maps;
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }
}
