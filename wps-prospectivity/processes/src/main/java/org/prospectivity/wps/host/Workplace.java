package org.prospectivity.wps.host;

import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Threads;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.raster.BandSource;

/** Where what a host's processes hand out is worked at. */
public interface Workplace {
    /** Who works at it. */
    Workforce workforce();

    /**
     * Maps as that workforce reaches them.
     *
     * @param progress of making them reachable, where they have to be put somewhere else
     */
    BandSource reachable(BandSource maps, Progress progress);

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
        };
    }
}
