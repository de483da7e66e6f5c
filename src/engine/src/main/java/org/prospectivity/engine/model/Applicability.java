package org.prospectivity.engine.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.prospectivity.engine.applicability.DissimilarityIndex;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Normalisation;
import org.prospectivity.engine.raster.Predictors;

/**
 * What a model's training cells look like, to tell how far an area is from them ({@link DissimilarityIndex}). Areas are
 * compared as they are measured: concentrations in the same unit, scaled and normalised by the training area's
 * statistics. A model sees each area normalised within itself, in which all areas look alike.
 *
 * @param inputs the maps of the training area that are compared
 * @param weights the importance of each, from 0
 * @param cells the training cells, or some of them: for each its normalised values
 * @param meanDistance of the cells from each other, weighted
 * @param threshold of the index
 */
public record Applicability(
        List<TrainedModel.Input> inputs, double[] weights, float[][] cells, double meanDistance, double threshold)
        implements Serializable {
    public Applicability {
        inputs = List.copyOf(inputs);
        if (weights.length != inputs.size() || inputs.isEmpty()) {
            throw new IllegalArgumentException(weights.length + " weights for " + inputs.size() + " maps");
        }
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= 0 && Double.isFinite(weights[i]))
                    || inputs.get(i).normalisation() == null) {
                throw new IllegalArgumentException(inputs.get(i).name() + " weighs " + weights[i]);
            }
        }
        for (float[] cell : cells) {
            if (cell.length != weights.length) {
                throw new IllegalArgumentException("a cell of " + cell.length + " values");
            }
        }
        new DissimilarityIndex(cells, meanDistance, threshold);
    }

    /** Cells with each value by the weight of its map. */
    public static float[][] weighted(float[][] cells, double... weights) {
        float[][] weighted = new float[cells.length][weights.length];
        for (int c = 0; c < cells.length; c++) {
            for (int i = 0; i < weights.length; i++) {
                weighted[c][i] = (float) (weights[i] * cells[c][i]);
            }
        }
        return weighted;
    }

    /**
     * A map of another area as the training area's: its normalised values there become those they would have had here.
     *
     * @param input the number of the map among those compared
     * @param factor of the normalised value
     * @param offset added to it
     */
    private record Change(int input, double factor, double offset) {}

    /**
     * An area as this model's training cells measure it.
     *
     * @param given the area's maps, as they are
     * @param arranged the maps in the order in which cells are given, by their names in training
     * @param normalisations of the area's maps within the area, likewise; null for one the area lacks
     */
    public Area of(List<Band> given, List<Band> arranged, List<Normalisation> normalisations) {
        List<Band> known = Band.likeThose(given, arranged);
        List<Change> changes = new ArrayList<>();
        List<String> left = new ArrayList<>();
        int[] positions = new int[inputs.size()];
        for (int i = 0; i < inputs.size(); i++) {
            Band band = inputs.get(i).band();
            positions[i] = Predictors.position(arranged, band);
            int at = Predictors.position(known, band);
            Normalisation there = positions[i] < 0 ? null : normalisations.get(positions[i]);
            double shift = at < 0 || there == null ? Double.NaN : shift(known.get(at), there, band, inputs.get(i));
            if (Double.isNaN(shift)) {
                left.add(inputs.get(i).name());
            } else {
                Normalisation here = inputs.get(i).normalisation();
                changes.add(new Change(
                        i,
                        there.standardDeviation() / here.standardDeviation(),
                        (there.mean() + shift - here.mean()) / here.standardDeviation()));
            }
        }
        return new Area(changes, positions, left);
    }

    /** What is added to scaled values to be in the unit of training; NaN where the scales cannot be compared. */
    private static double shift(Band there, Normalisation normalisation, Band here, TrainedModel.Input input) {
        boolean log = isLogarithm(there, normalisation);
        if (log != isLogarithm(here, input.normalisation())
                || normalisation.squareRoot() != input.normalisation().squareRoot()) {
            return Double.NaN;
        }
        if (!here.kind().isGeochemistry()) {
            return 0;
        }
        if (!log) {
            return there.transform() == here.transform() ? 0 : Double.NaN;
        }
        return there.unit() == here.unit() ? 0 : Math.log10(there.unit().factorTo(here.unit()));
    }

    private static boolean isLogarithm(Band band, Normalisation normalisation) {
        return normalisation.logarithm() || band.transform() == Band.Transform.LOG10;
    }

    /** An area that is measured. */
    public final class Area {
        private final List<Change> changes;
        private final int[] positions;
        private final List<String> left;
        private final float[][] training;
        private final Supplier<DissimilarityIndex.Measure> measures;

        private Area(List<Change> changes, int[] positions, List<String> left) {
            this.changes = changes;
            this.positions = positions;
            this.left = List.copyOf(left);
            training = new float[cells.length][changes.size()];
            for (int c = 0; c < cells.length; c++) {
                for (int i = 0; i < changes.size(); i++) {
                    int input = changes.get(i).input();
                    training[c][i] = (float) (weights[input] * cells[c][input]);
                }
            }
            // without some maps the distances within the training cells are others too
            measures = changes.isEmpty()
                    ? null
                    : new DissimilarityIndex(
                                    training,
                                    left.isEmpty() ? meanDistance : DissimilarityIndex.meanDistance(training),
                                    threshold)
                            .measures();
        }

        /** The maps that cannot be compared: of unknown unit, transformed otherwise, or lacking here. */
        public List<String> leftOut() {
            return left;
        }

        /** The maps that are compared, by their names in training. */
        public List<String> compared() {
            return changes.stream()
                    .map(change -> inputs.get(change.input()).name())
                    .toList();
        }

        /** Measures cells one after the other; each thread has its own. */
        public Cells cells() {
            return new Cells();
        }

        /** Measures cells. */
        public final class Cells {
            private final DissimilarityIndex.Measure measure = measures.get();
            private final float[] place = new float[changes.size()];
            private DissimilarityIndex.Nearest nearest;

            /**
             * The dissimilarity index of a cell.
             *
             * @param values of the maps as they were arranged, normalised within the area, one a cell
             */
            public double index(float[][] values, int cell) {
                for (int i = 0; i < place.length; i++) {
                    place[i] = (float) (weights[changes.get(i).input()] * normalised(values, cell, i));
                }
                nearest = measure.of(place);
                return nearest.index();
            }

            /** Of the cell measured last, the value of a compared map as the training area normalises it. */
            public double normalised(float[][] values, int cell, int compared) {
                Change change = changes.get(compared);
                double value = change.factor() * values[positions[change.input()]][cell] + change.offset();
                return Math.max(-Normalisation.CLIP, Math.min(Normalisation.CLIP, value));
            }

            /** Of the cell measured last, the share of a compared map in its squared distance to the nearest. */
            public double share(int compared) {
                double all = 0;
                double own = 0;
                for (int i = 0; i < place.length; i++) {
                    double difference = place[i] - training[nearest.training()][i];
                    all += difference * difference;
                    own = i == compared ? difference * difference : own;
                }
                return all == 0 ? 0 : own / all;
            }
        }
    }
}
