package org.prospectivity.wps.host;

import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.util.logging.Logging;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.rasters.CellLimit;
import org.prospectivity.rasters.SharedMaps;
import org.prospectivity.rasters.SurveyMaps;
import org.prospectivity.wps.program.ProgramWorkforce;

/** The workplace of one run: the host's own, or, from the moment the run is known to be large, the cluster. */
final class SizedWorkplace implements Workplace {
    private static final Logger LOG = Logging.getLogger(SizedWorkplace.class);

    private final Cluster cluster;
    private final Workplace here;
    private final SharedMaps shared;
    private boolean chosen;
    private volatile ProgramWorkforce there;

    SizedWorkplace(Cluster cluster, Workplace here) {
        this.cluster = cluster;
        this.here = here;
        this.shared = new SharedMaps(cluster.shared());
    }

    @Override
    public synchronized void expects(long values) {
        if (!chosen && values >= cluster.values()) {
            there = cluster.workforce(here.workforce().threads());
        }
        chosen = true;
    }

    /** Who works now; the run asks for its workforce before it knows how large it is. */
    private Workforce now() {
        return there == null ? here.workforce() : there;
    }

    @Override
    public Workforce workforce() {
        return new Workforce() {
            @Override
            public int threads() {
                return now().threads();
            }

            @Override
            public int atATime() {
                return now().atATime();
            }

            @Override
            public boolean isElsewhere() {
                return now().isElsewhere();
            }

            @Override
            public <U extends Serializable, R> void run(
                    Job<U, R> job, List<U> units, Taker<R> taker, Progress progress) {
                now().run(job, units, taker, progress);
            }
        };
    }

    @Override
    public SurveyMaps maps(CellLimit limit) {
        return new SurveyMaps(limit, () -> there == null ? Optional.empty() : Optional.of(shared.folder()));
    }

    @Override
    public BandSource reachable(BandSource maps, Progress progress) {
        expects((long) maps.geometry().cells() * maps.bands().size());
        return there == null ? here.reachable(maps, progress) : shared.of(maps, there, progress);
    }

    @Override
    public void writeTiles(
            BandSource maps, String name, CoordinateReferenceSystem crs, int side, Path folder, Progress progress) {
        throw new UnsupportedOperationException("a server's maps are layers, not tiles");
    }

    @Override
    public void close() {
        if (there != null) {
            there.close();
        }
        try {
            shared.close();
        } catch (UncheckedIOException e) {
            // the run is done, and its result is there
            LOG.log(Level.WARNING, "Copies of maps for the cluster are left", e);
        }
    }
}
