package org.prospectivity.engine.cnn;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Scores all cells of a tile as each cell's own window would be, for networks of one architecture. The convolutions run
 * over the whole tile. The rings' means and the hidden layer's weights are both linear and become one: the mean over a
 * ring is the difference of the sums over two squares by the ring's cells, so that weights of the sums over squares
 * follow from those of the means over rings. A row of cells is scored at a time, while its sums are in the cache; those
 * of the bands serve all networks.
 */
final class TileScorer implements AutoCloseable {
    private final Architecture architecture;
    private final ParameterLayout layout;
    private final ParameterLayout.Layer hiddenLayer;
    private final ParameterLayout.Layer outputLayer;
    private final List<float[]> members;
    private final int rows;
    private final int columns;
    private final int height;
    private final int width;
    /** By row, of each by [band, column]. */
    private final float[][] bands;
    /** By [row, column, band]. */
    private final float[] cells;

    private final Body body;
    /** Of each member by row, of each by [channel, column]; columns as in the tile. */
    private final float[][][] features;

    private final SquareSums sumsOfFeatures;
    private final SquareSums sumsOfBands;
    private final int bandsBegin;
    private final Memory sums;
    private final Memory units;
    private final Memory[] weights;
    private final OpContext[] products;
    private final CustomOp product = DynamicCustomOp.builder("matmul").build();
    private final float[] hidden;
    private final float[] unit;
    private final float[] logits;

    /**
     * @param members parameters of each network
     * @param rows of a tile's cells to score
     */
    TileScorer(Architecture architecture, List<float[]> members, int rows, int columns) {
        this.architecture = architecture;
        this.layout = architecture.layout();
        this.hiddenLayer = layout.hidden();
        this.outputLayer = layout.output();
        this.members = members;
        this.rows = rows;
        this.columns = columns;
        height = rows + 2 * architecture.halo();
        width = columns + 2 * architecture.halo();
        bands = new float[height][architecture.bands() * width];
        cells = new float[height * width * architecture.bands()];
        body = Body.scoring(layout, 1, height, width);
        int blocks = architecture.blocks();
        features = new float[members.size()][height - 2 * blocks][architecture.channels() * width];
        sumsOfFeatures = new SquareSums(architecture.channels() * width, architecture.rings());
        sumsOfBands = new SquareSums(architecture.bands() * width, architecture.profile());
        bandsBegin = architecture.rings().length * architecture.channels() * width;
        sums = new Memory(layout.means(), width);
        units = new Memory(architecture.hidden(), width);
        hidden = new float[units.length];
        unit = new float[columns];
        logits = new float[columns];
        weights = new Memory[members.size()];
        products = new OpContext[members.size()];
        for (int m = 0; m < weights.length; m++) {
            weights[m] = new Memory(architecture.hidden(), layout.means());
            weights[m].put(weightsOfSums(members.get(m)), 0);
            products[m] = Nd4j.getExecutioner().buildContext();
            products[m].setInputArray(0, weights[m].array);
            products[m].setInputArray(1, sums.array);
            products[m].setOutputArray(0, units.array);
            products[m].setIArguments(0, 0, 0);
        }
    }

    /** From the weights of the means over rings to those of the sums over squares. */
    private float[] weightsOfSums(float[] parameters) {
        float[] all = new float[architecture.hidden() * layout.means()];
        for (int unit = 0; unit < architecture.hidden(); unit++) {
            int from = hiddenLayer.weight(unit, 0);
            int to = unit * layout.means();
            toSums(parameters, from, architecture.rings(), architecture.channels(), all, to);
            int first = layout.bandMean(0, 0);
            toSums(parameters, from + first, architecture.profile(), architecture.bands(), all, to + first);
        }
        return all;
    }

    private static void toSums(float[] means, int from, int[] sides, int channels, float[] sums, int to) {
        for (int ring = 0; ring < sides.length; ring++) {
            int inner = ring == 0 ? 0 : sides[ring - 1] * sides[ring - 1];
            double share = 1.0 / (sides[ring] * sides[ring] - inner);
            for (int channel = 0; channel < channels; channel++) {
                int i = ring * channels + channel;
                sums[to + i] = (float) (means[from + i] * share);
                if (ring > 0) {
                    sums[to + i - channels] -= (float) (means[from + i] * share);
                }
            }
        }
    }

    /**
     * @param firstRow of the cells to score, and {@code firstColumn}, in the area
     * @param into for each member where the scores go, row by row
     */
    void score(Windows windows, int firstRow, int firstColumn, float[][] into) {
        int halo = architecture.halo();
        windows.copyRows(firstRow - halo, firstColumn - halo, width, bands);
        toCells();
        for (int m = 0; m < features.length; m++) {
            writeFeatures(members.get(m), features[m]);
        }
        for (int row = 0; row < rows; row++) {
            sumsOfBands.write(bands, row + halo, sums, bandsBegin);
            for (int m = 0; m < features.length; m++) {
                sumsOfFeatures.write(features[m], row + halo - architecture.blocks(), sums, 0);
                Nd4j.exec(product, products[m]);
                units.get(hidden, 0);
                writeScores(members.get(m), into[m], row * columns);
            }
        }
    }

    private void toCells() {
        int count = architecture.bands();
        for (int row = 0; row < height; row++) {
            for (int band = 0; band < count; band++) {
                int from = band * width;
                int to = row * width * count + band;
                for (int column = 0; column < width; column++) {
                    cells[to] = bands[row][from + column];
                    to += count;
                }
            }
        }
    }

    private void writeFeatures(float[] parameters, float[][] into) {
        float[] maps = body.forward(parameters, cells, null);
        int blocks = architecture.blocks();
        int channels = architecture.channels();
        int across = width - 2 * blocks;
        for (int row = 0; row < height - 2 * blocks; row++) {
            for (int channel = 0; channel < channels; channel++) {
                int from = row * across * channels + channel;
                int to = channel * width + blocks;
                for (int column = 0; column < across; column++) {
                    into[row][to + column] = maps[from];
                    from += channels;
                }
            }
        }
    }

    private void writeScores(float[] parameters, float[] into, int at) {
        Arrays.fill(logits, parameters[outputLayer.bias(0)]);
        for (int u = 0; u < architecture.hidden(); u++) {
            System.arraycopy(hidden, u * width + architecture.halo(), unit, 0, columns);
            addUnit(parameters[hiddenLayer.bias(u)], parameters[outputLayer.weight(0, u)]);
        }
        for (int column = 0; column < columns; column++) {
            into[at + column] = Head.score(logits[column]);
        }
    }

    private void addUnit(float bias, float weight) {
        for (int column = 0; column < logits.length; column++) {
            logits[column] += weight * Math.max(unit[column] + bias, 0);
        }
    }

    /** Gives the natives' memory back. */
    @Override
    public void close() {
        body.close();
        for (Memory memory : weights) {
            memory.close();
        }
        sums.close();
        units.close();
    }
}
