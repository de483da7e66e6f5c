package org.prospectivity.wps.host;

import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.rasters.CellLimit;

/**
 * What a host lets the processes take of its machine.
 *
 * @param cells of the greatest grid that is made or read
 * @param samples that are gridded at once, at most
 * @param threads of one process, at most
 * @param trainings which of them run and which wait
 */
public record Limits(long cells, int samples, int threads, Turns trainings) {

    /** The whole machine, and as many trainings as come. */
    public static Limits none() {
        return new Limits(
                Long.MAX_VALUE,
                Integer.MAX_VALUE,
                Runtime.getRuntime().availableProcessors(),
                new Turns(Integer.MAX_VALUE));
    }

    /** The greatest grid, for who makes or reads one. */
    public CellLimit grid() {
        return new CellLimit(cells);
    }

    /** Refuses too many samples. */
    public void requireSamples(long count) {
        InvalidInputException.require(
                count <= samples, "samples", "more than " + samples, "at most " + samples + " on this server");
    }
}
