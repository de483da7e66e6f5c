package org.prospectivity.benchmark;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.model.Method;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.prospectivity.PredictionData;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.prospectivity.ScoringOptions;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Normalisation;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.wps.host.Workplace;

/**
 * Maps predicted on Spark by this program and by ONNX Runtime. Both read the same files, normalise each band over the whole
 * area, score every cell by each member and bring mean and standard deviation to the driver. This program also looks for
 * gaps, of which there are none, and takes the quantiles of its report.
 */
final class ClusterPrediction {
    private static final int BANDS = 12;
    private static final int SIDE = 3000;
    private static final int CELL_SIZE = 100;
    private static final int WINDOW = 9;
    private static final int MEMBERS = 2;
    private static final int ROUNDS = 3;
    private static final double TOLERANCE = 1e-5;
    private static final String OWN = "own";

    /** Sides of the tiles that ONNX Runtime is given: the faster counts. */
    private static final int[] TILES = {128, 256};

    private final Workplace workplace;
    private final ClusterPeersBenchmark table;

    ClusterPrediction(Workplace workplace, ClusterPeersBenchmark table) {
        this.workplace = workplace;
        this.table = table;
    }

    void run() throws Exception {
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(SparkContext.getOrCreate());
        BandSource maps = workplace.reachable(new Noise(), Progress.NONE);
        TrainedModel model = model();
        RasterStack[] own = new RasterStack[1];
        Ensemble.Map[] others = new Ensemble.Map[TILES.length];
        Contest contest = new Contest(ROUNDS).with(OWN, () -> own[0] = predicted(model, maps));
        for (int i = 0; i < TILES.length; i++) {
            int at = i;
            OnnxOnSpark peer = new OnnxOnSpark(spark, model.ensemble(), maps, TILES[i]);
            contest.with(peer.name(), () -> others[at] = peer.score());
        }
        contest.run();
        for (int i = 0; i < TILES.length; i++) {
            String peer = OnnxOnSpark.name(TILES[i]);
            double mean = greatest(own[0].values(0), others[i].mean(), peer);
            double deviation = greatest(own[0].values(1), others[i].standardDeviation(), peer);
            table.row(
                    String.format(
                            Locale.ROOT,
                            "predict, %d bands, %d × %d cells, %d members, window %d",
                            BANDS,
                            SIDE,
                            SIDE,
                            MEMBERS,
                            WINDOW),
                    contest,
                    OWN,
                    peer,
                    String.format(Locale.ROOT, "at most %.0e", Math.max(mean, deviation)));
        }
    }

    private RasterStack predicted(TrainedModel model, BandSource maps) {
        return ProspectivityPrediction.run(
                        PredictionData.of(model, maps, "geochemistry"),
                        ScoringOptions.defaults()
                                .withMethod(Method.NETWORK)
                                .withPercentile(false)
                                .withWorkforce(workplace.workforce()),
                        Progress.NONE)
                .map();
    }

    /** The greatest difference, which has to be within the tolerance. */
    private static double greatest(float[] own, float[] others, String peer) {
        double greatest = 0;
        for (int cell = 0; cell < own.length; cell++) {
            double difference = Math.abs(own[cell] - others[cell]);
            if (!(difference <= TOLERANCE)) {
                throw new IllegalStateException(
                        peer + ": cell " + cell + " is " + others[cell] + " and here " + own[cell]);
            }
            greatest = Math.max(greatest, difference);
        }
        return greatest;
    }

    private static List<Band> bands() {
        return IntStream.range(0, BANDS)
                .mapToObj(b -> Band.of("E" + b + "_ppm_log10"))
                .toList();
    }

    private static TrainedModel model() {
        return RandomModel.of(
                bands().stream()
                        .map(band -> new TrainedModel.Input(band.name(), new Normalisation(false, 0, 0, 1)))
                        .toList(),
                CELL_SIZE,
                WINDOW,
                MEMBERS);
    }

    /** Maps without gaps, computed when they are read. */
    private record Noise() implements BandSource, Serializable {
        @Override
        public GridGeometry geometry() {
            return new GridGeometry(0, SIDE * CELL_SIZE, CELL_SIZE, SIDE, SIDE);
        }

        @Override
        public List<Band> bands() {
            return ClusterPrediction.bands();
        }

        @Override
        public void read(int[] positions, int firstRow, int rows, float[][] into, int offset, Progress progress) {
            for (int i = 0; i < positions.length; i++) {
                for (int row = 0; row < rows; row++) {
                    SplittableRandom random = new SplittableRandom((long) positions[i] * SIDE + firstRow + row);
                    int at = offset + row * SIDE;
                    for (int column = 0; column < SIDE; column++) {
                        into[i][at + column] = (float) random.nextDouble(-1, 2);
                    }
                }
            }
        }
    }
}
