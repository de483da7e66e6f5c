package org.prospectivity.wps;

import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.GridGeometry;

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
    static Limits none() {
        return new Limits(
                Long.MAX_VALUE,
                Integer.MAX_VALUE,
                Runtime.getRuntime().availableProcessors(),
                new Turns(Integer.MAX_VALUE));
    }

    /** Refuses a grid with too many cells; {@code parameter} is the input that decides how many. */
    void requireCells(String parameter, GridGeometry geometry) {
        InvalidInputException.require(
                (long) geometry.columns() * geometry.rows() <= cells,
                parameter,
                "a grid of " + geometry.columns() + " by " + geometry.rows() + " cells",
                "at most " + cells + " cells on this server");
    }

    /** Refuses too many samples. */
    void requireSamples(long count) {
        InvalidInputException.require(
                count <= samples, "samples", "more than " + samples, "at most " + samples + " on this server");
    }
}
