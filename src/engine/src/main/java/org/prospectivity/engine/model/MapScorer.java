package org.prospectivity.engine.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.baselines.SimpleModel;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.cnn.Occlusion;
import org.prospectivity.engine.learning.LogitMean;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Predictors;

/** One of a trained model's {@linkplain Method methods} as it goes over maps. */
public sealed interface MapScorer extends Serializable {
    /** The maps it reads, in the order in which it is given them. */
    List<TrainedModel.Input> inputs();

    /** How many rows and columns it looks beyond a cell. */
    int halo();

    /** How many rows and columns an area has at least. */
    int room();

    /**
     * Scores the valid cells of an area.
     *
     * @param area in the order of {@link #inputs()}
     * @return for each member a score for each cell, 0 to 1, NaN where it is not valid
     */
    float[][] scores(Predictors area, int threads, Progress progress);

    /** How many members score together. */
    int members();

    /** The same where some of the maps are at their mean everywhere. */
    MapScorer without(int... inputs);

    /** The bands it reads. */
    default List<Band> bands() {
        return inputs().stream().map(TrainedModel.Input::band).toList();
    }

    /** Networks. */
    record OfNetworks(List<TrainedModel.Input> inputs, Ensemble ensemble) implements MapScorer {
        @Override
        public int halo() {
            return ensemble.architecture().halo();
        }

        @Override
        public int room() {
            return ensemble.architecture().window();
        }

        @Override
        public float[][] scores(Predictors area, int threads, Progress progress) {
            return ensemble.scores(area, area.valid(), threads, progress);
        }

        @Override
        public int members() {
            return ensemble.parameters().size();
        }

        @Override
        public MapScorer without(int... hidden) {
            return new OfNetworks(inputs, Occlusion.ofBands(ensemble, hidden));
        }
    }

    /**
     * A simple model.
     *
     * @param hidden the numbers of maps that are at their mean everywhere
     */
    record OfSimple(List<TrainedModel.Input> inputs, SimpleModel model, BitSet hidden) implements MapScorer {
        static OfSimple of(List<TrainedModel.Input> inputs, SimpleModel model) {
            return new OfSimple(inputs, model, new BitSet());
        }

        @Override
        public int halo() {
            return model.halo();
        }

        @Override
        public int room() {
            return 1;
        }

        @Override
        public float[][] scores(Predictors area, int threads, Progress progress) {
            return model.scores(area.stack(), area.valid(), hidden, threads, progress);
        }

        @Override
        public int members() {
            return model.members().size();
        }

        @Override
        public MapScorer without(int... inputNumbers) {
            BitSet more = (BitSet) hidden.clone();
            Arrays.stream(inputNumbers).forEach(more::set);
            return new OfSimple(inputs, model, more);
        }
    }

    /** Several together. */
    record OfStack(List<TrainedModel.Input> inputs, List<MapScorer> parts) implements MapScorer {
        @Override
        public int halo() {
            return parts.stream().mapToInt(MapScorer::halo).max().orElseThrow();
        }

        @Override
        public int room() {
            return parts.stream().mapToInt(MapScorer::room).max().orElseThrow();
        }

        @Override
        public float[][] scores(Predictors area, int threads, Progress progress) {
            List<float[][]> scores = new ArrayList<>();
            for (int p = 0; p < parts.size(); p++) {
                MapScorer part = parts.get(p);
                scores.add(part.scores(
                        area.arranged(part.bands(), "inputs"),
                        threads,
                        progress.part(p / (double) parts.size(), (p + 1.0) / parts.size())));
            }
            return LogitMean.ofMembers(scores);
        }

        @Override
        public int members() {
            return parts.get(0).members();
        }

        @Override
        public MapScorer without(int... hidden) {
            List<TrainedModel.Input> gone =
                    Arrays.stream(hidden).mapToObj(inputs::get).toList();
            return new OfStack(
                    inputs, parts.stream().map(part -> without(part, gone)).toList());
        }

        private static MapScorer without(MapScorer part, List<TrainedModel.Input> gone) {
            return part.without(IntStream.range(0, part.inputs().size())
                    .filter(i -> gone.stream().anyMatch(part.inputs().get(i)::isOf))
                    .toArray());
        }
    }
}
