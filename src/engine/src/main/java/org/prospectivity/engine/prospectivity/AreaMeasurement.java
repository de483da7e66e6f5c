package org.prospectivity.engine.prospectivity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.gridding.GridSink;
import org.prospectivity.engine.gridding.RowDelivery;
import org.prospectivity.engine.model.Applicability;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.PredictorStrips;
import org.prospectivity.engine.raster.Predictors;

/** Measures an area strip by strip against what a model's training cells look like. */
final class AreaMeasurement {
    /** The applicability of a cell whose dissimilarity is half of the threshold, and of all that are more alike. */
    static final double MOST = 2;

    private static final int ROWS_AT_ONCE = 16;

    private final Applicability applicability;
    private final Applicability.Area area;
    private int outside;
    private int measured;
    private double[] shares = new double[0];
    private double[] means = new double[0];

    /** Sums over the cells outside. */
    private record Sums(int measured, int outside, double[] shares, double[] means) implements Serializable {}

    /**
     * What came of a strip.
     *
     * @param applicable the values of its own cells
     * @param sums of its own rows, in their order, so that they do not depend on where a strip begins; none where nothing can
     *     be compared
     */
    private record Measured(RowDelivery.Rows applicable, List<Sums> sums) implements Serializable {}

    private AreaMeasurement(Applicability applicability, Applicability.Area area) {
        this.applicability = applicability;
        this.area = area;
    }

    /**
     * Measures all valid cells.
     *
     * @param given the area's maps, as they are
     * @param sink receives the threshold by the dissimilarity index, at most {@value #MOST}
     * @param band its number there
     */
    static ApplicabilityReport of(
            Applicability applicability,
            List<Band> given,
            PredictorStrips area,
            GridSink sink,
            int band,
            Workforce workforce,
            Progress progress) {
        List<List<Sums>> sums = new ArrayList<>(Collections.nCopies(area.strips(), List.of()));
        List<Band> names = List.copyOf(given);
        area.forEach(
                workforce,
                progress,
                "comparing the area with what the model knows",
                new Measuring(applicability, names, band, RowDelivery.to(sink, workforce)),
                (strip, measured) -> {
                    measured.applicable().reach(sink);
                    synchronized (sums) {
                        sums.set(strip, measured.sums());
                    }
                });
        AreaMeasurement measurement =
                new AreaMeasurement(applicability, applicability.of(names, area.wanted(), area.normalisations()));
        // in the order of the strips, so that sums do not depend on who was first
        sums.forEach(ofStrip -> ofStrip.forEach(measurement::add));
        return measurement.report(area.geometry());
    }

    private void add(Sums sums) {
        if (shares.length == 0) {
            shares = new double[sums.shares().length];
            means = new double[shares.length];
        }
        measured += sums.measured();
        outside += sums.outside();
        for (int i = 0; i < shares.length; i++) {
            shares[i] += sums.shares()[i];
            means[i] += sums.means()[i];
        }
    }

    /** Measures a strip. */
    private static final class Measuring implements PredictorStrips.Work<Measured> {
        private final Applicability applicability;
        private final List<Band> given;
        private final int band;
        private final RowDelivery delivery;
        /** As the training cells measure it: the same for every strip, as its maps are normalised as a whole. */
        private transient Applicability.Area area;

        Measuring(Applicability applicability, List<Band> given, int band, RowDelivery delivery) {
            this.applicability = applicability;
            this.given = given;
            this.band = band;
            this.delivery = delivery;
        }

        private synchronized Applicability.Area area(Predictors strip) {
            if (area == null) {
                area = applicability.of(given, strip.bands(), strip.normalisations());
            }
            return area;
        }

        @Override
        public Measured of(PredictorStrips.Strip strip, int threads, Progress progress) {
            Predictors predictors = strip.area();
            Applicability.Area measuring = area(predictors);
            GridGeometry grid = predictors.geometry();
            float[] values = new float[grid.cells()];
            Arrays.fill(values, Float.NaN);
            if (measuring.compared().isEmpty()) {
                return new Measured(delivery.send(band, strip.firstRow(), strip.rowsOf(values)), List.of());
            }
            float[][] maps = IntStream.range(0, predictors.bands().size())
                    .mapToObj(predictors.stack()::values)
                    .toArray(float[][]::new);
            int parts = (strip.rows() + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
            List<Sums> sums = Workers.map(parts, threads, progress, (p, part) -> {
                        part.report(0, "comparing the area with what the model knows");
                        List<Sums> ofRows = new ArrayList<>();
                        int end = Math.min(strip.rows(), (p + 1) * ROWS_AT_ONCE);
                        for (int row = strip.above() + p * ROWS_AT_ONCE; row < strip.above() + end; row++) {
                            int from = row * grid.columns();
                            ofRows.add(
                                    measure(measuring, maps, predictors.valid(), from, from + grid.columns(), values));
                        }
                        return ofRows;
                    })
                    .stream()
                    .flatMap(List::stream)
                    .toList();
            return new Measured(delivery.send(band, strip.firstRow(), strip.rowsOf(values)), sums);
        }

        private Sums measure(
                Applicability.Area measuring, float[][] maps, boolean[] valid, int from, int to, float[] applicable) {
            int bands = measuring.compared().size();
            double[] ofShares = new double[bands];
            double[] ofMeans = new double[bands];
            int count = 0;
            int beyond = 0;
            Applicability.Area.Cells cells = measuring.cells();
            for (int cell = from; cell < to; cell++) {
                if (valid[cell]) {
                    double index = cells.index(maps, cell);
                    applicable[cell] = (float) Math.min(MOST, applicability.threshold() / index);
                    count++;
                    if (applicable[cell] < 1) {
                        beyond++;
                        for (int i = 0; i < bands; i++) {
                            ofShares[i] += cells.share(i);
                            ofMeans[i] += cells.normalised(maps, cell, i);
                        }
                    }
                }
            }
            return new Sums(count, beyond, ofShares, ofMeans);
        }
    }

    private ApplicabilityReport report(GridGeometry grid) {
        List<ApplicabilityReport.Cause> causes = new ArrayList<>();
        List<String> compared = area.compared();
        for (int i = 0; i < compared.size() && outside > 0; i++) {
            causes.add(new ApplicabilityReport.Cause(compared.get(i), shares[i] / outside, means[i] / outside));
        }
        causes.sort(Comparator.comparingDouble((ApplicabilityReport.Cause cause) -> -cause.share()));
        return new ApplicabilityReport(
                applicability.threshold(),
                applicability.cells().length,
                outside,
                grid.squareKilometres(outside),
                measured == 0 ? Double.NaN : outside / (double) measured,
                causes,
                area.leftOut());
    }
}
