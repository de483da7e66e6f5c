package org.prospectivity.benchmark;

import ai.onnxruntime.OrtException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Normalisation;

/**
 * ONNX Runtime in the tasks of a Spark application: a session for each member in each partition, one thread each. A first
 * job gathers what normalises the bands; a second one reads strips as high as a tile, normalises them, and scores them
 * tile by tile, each tile's convolutions done once for all its cells.
 */
final class OnnxOnSpark {
    /** Partitions for each core, so that none waits long for the last. */
    private static final int PARTITIONS = 4;

    private final JavaSparkContext spark;
    private final Ensemble ensemble;
    private final BandSource maps;
    private final int tile;

    /**
     * @param maps that the executors reach, without gaps, in the order of the members' bands, which are normalised as they
     *     are
     * @param tile side of the tiles
     */
    OnnxOnSpark(JavaSparkContext spark, Ensemble ensemble, BandSource maps, int tile) {
        this.spark = spark;
        this.ensemble = ensemble;
        this.maps = maps;
        this.tile = tile;
    }

    String name() {
        return name(tile);
    }

    static String name(int tile) {
        return "ONNX Runtime, tiles of " + tile;
    }

    /** Mean and standard deviation of the members at every cell. */
    Ensemble.Map score() {
        GridGeometry grid = maps.geometry();
        int strips = (grid.rows() + tile - 1) / tile;
        JavaRDD<Integer> rdd = spark.parallelize(
                IntStream.range(0, strips).boxed().toList(), Math.min(strips, PARTITIONS * spark.defaultParallelism()));
        Moments moments = rdd.mapPartitions(new Gathering(maps, tile)).reduce((one, other) -> one.with(other));
        float[] mean = new float[grid.cells()];
        float[] deviation = new float[grid.cells()];
        for (Scored scored :
                rdd.mapPartitions(new Scoring(maps, tile, ensemble, moments)).collect()) {
            int at = scored.firstRow() * grid.columns();
            System.arraycopy(scored.map().mean(), 0, mean, at, scored.map().mean().length);
            System.arraycopy(
                    scored.map().standardDeviation(),
                    0,
                    deviation,
                    at,
                    scored.map().standardDeviation().length);
        }
        return new Ensemble.Map(mean, deviation);
    }

    /** Sums over the values of each band. */
    private record Moments(long count, double[] sums, double[] squares) implements Serializable {
        Moments(int bands) {
            this(0, new double[bands], new double[bands]);
        }

        Moments with(Moments other) {
            return new Moments(count + other.count, sum(sums, other.sums), sum(squares, other.squares));
        }

        private static double[] sum(double[] some, double[] others) {
            return IntStream.range(0, some.length)
                    .mapToDouble(i -> some[i] + others[i])
                    .toArray();
        }

        double mean(int band) {
            return sums[band] / count;
        }

        double standardDeviation(int band) {
            return Math.sqrt(squares[band] / count - mean(band) * mean(band));
        }
    }

    /** Scores of the rows from one on. */
    private record Scored(int firstRow, Ensemble.Map map) implements Serializable {}

    /** Rows of all bands, read as they are. */
    private static float[][] read(BandSource maps, int firstRow, int rows) {
        int bands = maps.bands().size();
        float[][] values = new float[bands][rows * maps.geometry().columns()];
        maps.read(IntStream.range(0, bands).toArray(), firstRow, rows, values, 0, Progress.NONE);
        return values;
    }

    /** Gathers the moments of a partition's strips. */
    private record Gathering(BandSource maps, int tile) implements FlatMapFunction<Iterator<Integer>, Moments> {
        @Override
        public Iterator<Moments> call(Iterator<Integer> strips) {
            GridGeometry grid = maps.geometry();
            Moments all = new Moments(maps.bands().size());
            while (strips.hasNext()) {
                int first = strips.next() * tile;
                int rows = Math.min(tile, grid.rows() - first);
                all = all.with(moments(read(maps, first, rows)));
            }
            return List.of(all).iterator();
        }

        private static Moments moments(float[][] values) {
            double[] sums = new double[values.length];
            double[] squares = new double[values.length];
            for (int b = 0; b < values.length; b++) {
                double sum = 0;
                double square = 0;
                for (float value : values[b]) {
                    sum += value;
                    square += (double) value * value;
                }
                sums[b] = sum;
                squares[b] = square;
            }
            return new Moments(values[0].length, sums, squares);
        }
    }

    /** Scores a partition's strips. */
    private record Scoring(BandSource maps, int tile, Ensemble ensemble, Moments moments)
            implements FlatMapFunction<Iterator<Integer>, Scored> {
        @Override
        public Iterator<Scored> call(Iterator<Integer> strips) throws OrtException {
            NetworkPlan plan = NetworkPlan.of(ensemble.architecture());
            List<OnnxNetwork> members = new ArrayList<>();
            try {
                for (float[] parameters : ensemble.parameters()) {
                    members.add(new OnnxNetwork(plan, parameters, 1));
                }
                List<Scored> scored = new ArrayList<>();
                while (strips.hasNext()) {
                    scored.add(scored(strips.next() * tile, members));
                }
                return scored.iterator();
            } finally {
                for (OnnxNetwork member : members) {
                    member.close();
                }
            }
        }

        private Scored scored(int firstRow, List<OnnxNetwork> members) throws OrtException {
            GridGeometry grid = maps.geometry();
            int halo = ensemble.architecture().halo();
            int rows = Math.min(tile, grid.rows() - firstRow);
            int first = Math.max(0, firstRow - halo);
            float[][] values = read(maps, first, Math.min(grid.rows(), firstRow + rows + halo) - first);
            normalise(values);
            int columns = grid.columns();
            float[][] scores = new float[members.size()][rows * columns];
            for (int column = 0; column < columns; column += tile) {
                int across = Math.min(tile, columns - column);
                float[] input =
                        window(values, first, firstRow - halo, rows + 2 * halo, column - halo, across + 2 * halo);
                for (int m = 0; m < scores.length; m++) {
                    float[] part = members.get(m).predict(input, rows + 2L * halo, across + 2L * halo);
                    for (int row = 0; row < rows; row++) {
                        System.arraycopy(part, row * across, scores[m], row * columns + column, across);
                    }
                }
            }
            return new Scored(firstRow, Ensemble.Map.of(scores));
        }

        private void normalise(float[][] values) {
            for (int b = 0; b < values.length; b++) {
                double mean = moments.mean(b);
                double deviation = moments.standardDeviation(b);
                float[] band = values[b];
                for (int i = 0; i < band.length; i++) {
                    band[i] = (float)
                            Math.max(-Normalisation.CLIP, Math.min(Normalisation.CLIP, (band[i] - mean) / deviation));
                }
            }
        }

        /** A rectangle of all bands, one after the other; the edge of the maps is mirrored. */
        private float[] window(float[][] values, int first, int fromRow, int rows, int fromColumn, int across) {
            GridGeometry grid = maps.geometry();
            int columns = grid.columns();
            int before = Math.max(0, -fromColumn);
            int after = Math.min(across, columns - fromColumn);
            float[] into = new float[values.length * rows * across];
            int to = 0;
            for (float[] band : values) {
                for (int row = fromRow; row < fromRow + rows; row++) {
                    int from = (mirrored(row, grid.rows()) - first) * columns;
                    for (int i = 0; i < before; i++) {
                        into[to + i] = band[from + mirrored(fromColumn + i, columns)];
                    }
                    System.arraycopy(band, from + fromColumn + before, into, to + before, after - before);
                    for (int i = after; i < across; i++) {
                        into[to + i] = band[from + mirrored(fromColumn + i, columns)];
                    }
                    to += across;
                }
            }
            return into;
        }

        private static int mirrored(int index, int length) {
            return index < 0 ? -index : index < length ? index : 2 * (length - 1) - index;
        }
    }
}
