package org.prospectivity.engine.model;

import java.util.ArrayList;
import java.util.List;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.baselines.SimpleModel;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.cnn.Occlusion;
import org.prospectivity.engine.learning.Stack;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Predictors;

/** One of a trained model's {@linkplain Method methods} as it goes over maps. */
public sealed interface MapScorer {
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

    /** The same where one of the maps is at its mean everywhere. */
    MapScorer without(int input);

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
        public MapScorer without(int input) {
            return new OfNetworks(inputs, Occlusion.ofBand(ensemble, input));
        }
    }

    /**
     * A simple model.
     *
     * @param hidden the number of a map that is at its mean everywhere; -1 for none
     */
    record OfSimple(List<TrainedModel.Input> inputs, SimpleModel model, int hidden) implements MapScorer {
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
        public MapScorer without(int input) {
            return new OfSimple(inputs, model, input);
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
            return Stack.of(scores);
        }

        @Override
        public MapScorer without(int input) {
            TrainedModel.Input hidden = inputs.get(input);
            return new OfStack(
                    inputs, parts.stream().map(part -> without(part, hidden)).toList());
        }

        private static MapScorer without(MapScorer part, TrainedModel.Input hidden) {
            for (int i = 0; i < part.inputs().size(); i++) {
                if (part.inputs().get(i).isOf(hidden)) {
                    return part.without(i);
                }
            }
            return part;
        }
    }
}
