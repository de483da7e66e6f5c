package org.prospectivity.engine.prospectivity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Named;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.CnnLearner;
import org.prospectivity.engine.cnn.SelfSupervision;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.model.Fingerprint;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

/** What a training starts from. Unless a kind says otherwise it asks nothing of the area and brings nothing. */
public sealed interface Transfer {
    /** What it is, as reports tell it. */
    String inWords();

    /**
     * Requires a window it can serve.
     *
     * @param window side in cells
     * @throws InvalidInputException when it knows another only
     */
    default void requireWindow(int window) {}

    /** The area's bands with the kinds that are known here. */
    default List<Band> known(List<Band> bands) {
        return bands;
    }

    /** The network that is trained, given the one that suits the area alone. */
    default Architecture architecture(Architecture own) {
        return own;
    }

    /**
     * The area as the network sees it.
     *
     * @param own its maps in their own order
     * @param parameter the name of the input that gave them
     * @throws InvalidInputException when they do not fit
     */
    default Predictors arranged(Predictors own, String parameter) {
        return own;
    }

    /**
     * The bands it rests on.
     *
     * @param own the area's maps
     * @throws InvalidInputException when its source does not fit them
     */
    default List<Band> common(Predictors own) {
        return List.of();
    }

    /**
     * Requires that it can serve an area, before any work is done.
     *
     * @param area to train
     * @return what the reader should know of it
     * @throws InvalidInputException when it cannot
     */
    default Optional<String> checked(Predictors area, int window) {
        return Optional.empty();
    }

    /**
     * Requires that it has not learned from maps whose deposits are to be held out.
     *
     * @throws InvalidInputException when it has
     */
    default void requireUnseen(RasterStack maps) {}

    /**
     * What the members start from, trained here where it has to be.
     *
     * @param area as the network sees it
     * @return parameters of a whole network or of its convolutions, as {@link
     *     org.prospectivity.engine.cnn.Initialisation} takes them; none for random ones
     */
    default List<float[]> start(
            Predictors area, Architecture architecture, TrainingOptions options, Progress progress) {
        return List.of();
    }

    /** The fingerprint of the model it starts from. */
    default Optional<String> parent() {
        return Optional.empty();
    }

    /** Cells of the other area's deposits that are learned from, on its own grid; none without another area. */
    default int[] deposits(Predictors area, int window) {
        return new int[0];
    }

    /** SHA-256 of each of its inputs by role. */
    default Map<String, String> data() {
        return Map.of();
    }

    /** Random parameters. */
    record None() implements Transfer {
        @Override
        public String inWords() {
            return "none";
        }
    }

    /**
     * Another area, trained on first with all its deposits but those near the area to train ({@link NeighbouringSource}).
     *
     * @param placement of the source's coordinates in the coordinate system of the area to train
     */
    record FromArea(Survey source, Placement placement) implements Transfer {
        /** An area that is known to lie far from the one to train. */
        public FromArea(Survey source) {
            this(source, Placement.APART);
        }

        @Override
        public String inWords() {
            return "another area, trained on first";
        }

        @Override
        public List<Band> common(Predictors own) {
            Predictors theirs = predictors(own.bands());
            double ours = own.geometry().cellSize();
            if (Math.abs(theirs.geometry().cellSize() - ours) > 1e-6 * ours) {
                throw new InvalidInputException(
                        source.parameter(),
                        "has cells of " + theirs.geometry().cellSize() + " m, the area to train has cells of " + ours
                                + " m; expected the same size, so that haloes look alike");
            }
            theirs.arranged(own.bands(), source.parameter());
            return theirs.common(own.bands());
        }

        @Override
        public Optional<String> checked(Predictors area, int window) {
            return new NeighbouringSource(source, predictors(area.bands()), placement, area, window).warning();
        }

        @Override
        public int[] deposits(Predictors area, int window) {
            return new NeighbouringSource(source, predictors(area.bands()), placement, area, window)
                    .labels(0)
                    .positives();
        }

        @Override
        public List<float[]> start(
                Predictors area, Architecture architecture, TrainingOptions options, Progress progress) {
            Predictors theirs = predictors(area.bands()).arranged(area.bands(), source.parameter());
            Labels known = new NeighbouringSource(source, theirs, placement, area, architecture.window())
                    .labels(options.exclusionFor(theirs.geometry().cellSize()));
            return CnnLearner.onSource(
                            theirs,
                            architecture,
                            options.settings(),
                            known.training(options.seed()),
                            options.workforce(),
                            (fraction, message) -> progress.report(fraction, "training on the source area"))
                    .parameters();
        }

        @Override
        public Map<String, String> data() {
            Map<String, String> data = new LinkedHashMap<>();
            data.put("sourceGeochemistry", Fingerprint.of(source.maps()));
            data.put("sourceDeposits", Fingerprint.of(source.deposits()));
            return data;
        }

        private Predictors predictors(List<Band> target) {
            RasterStack maps = source.maps();
            return Predictors.of(maps.named(Band.likeThose(maps.bands(), target)), source.parameter());
        }
    }

    /**
     * A model trained before. Its list of bands is taken over.
     *
     * @param source the model, and the name of the input that gave it
     * @param title it is known by in reports
     */
    record FromModel(Named<TrainedModel> source, String title) implements Transfer {
        @Override
        public String inWords() {
            return "the model " + title;
        }

        private TrainedModel model() {
            return source.value();
        }

        @Override
        public void requireWindow(int window) {
            int own = model().ensemble().architecture().window();
            InvalidInputException.require(
                    window == own, "window", window, own + " cells, the window of " + source.name());
        }

        @Override
        public List<Band> known(List<Band> bands) {
            return Band.likeThose(bands, model().inputs());
        }

        @Override
        public Architecture architecture(Architecture own) {
            return model().ensemble().architecture();
        }

        @Override
        public Predictors arranged(Predictors own, String parameter) {
            model().requireCellSize(own.geometry(), parameter);
            return own.arranged(model().inputs(), parameter);
        }

        @Override
        public List<Band> common(Predictors own) {
            return own.common(model().inputs());
        }

        /** A model that has learned from these deposits knows what the evaluation holds out. */
        @Override
        public void requireUnseen(RasterStack maps) {
            if (model().provenance().data().containsValue(Fingerprint.of(maps))) {
                throw new InvalidInputException(
                        source.name(),
                        "it has learned from this area before, so deposits it knows would be held out; expected a model"
                                + " of another area, or folds 0 for a training without evaluation");
            }
        }

        @Override
        public List<float[]> start(
                Predictors area, Architecture architecture, TrainingOptions options, Progress progress) {
            return model().ensemble().parameters();
        }

        @Override
        public Optional<String> parent() {
            return Optional.of(Fingerprint.of(ModelFile.write(model())));
        }

        @Override
        public Map<String, String> data() {
            Map<String, String> data = new LinkedHashMap<>();
            model().provenance().data().forEach((role, fingerprint) -> data.put("source: " + role, fingerprint));
            return data;
        }
    }

    /**
     * The same area without its deposits: each element is learned from the others around it.
     *
     * @param parameter the name of the input that asked for it
     */
    record SelfSupervised(String parameter) implements Transfer {
        @Override
        public String inWords() {
            return "the same area's maps, learned without deposits";
        }

        @Override
        public Predictors arranged(Predictors own, String maps) {
            InvalidInputException.require(
                    own.bands().size() > 1,
                    parameter,
                    "learning a single band from the others",
                    "at least two bands to tell from each other");
            return own;
        }

        @Override
        public List<float[]> start(
                Predictors area, Architecture architecture, TrainingOptions options, Progress progress) {
            return SelfSupervision.bodies(
                    area, architecture, options.settings(), options.seed(), options.workforce(), progress);
        }
    }
}
