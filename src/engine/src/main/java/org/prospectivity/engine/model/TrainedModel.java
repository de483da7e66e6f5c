package org.prospectivity.engine.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Normalisation;
import org.prospectivity.engine.raster.PredictorStrips;

/**
 * A trained ensemble and where it comes from.
 *
 * @param bands the maps it reads, in their order
 * @param cellSize of the maps it was trained on, in metres
 * @param ensemble the networks
 * @param provenance how it was made
 * @param simple the simple models trained beside the networks; empty for a model from before they were kept
 * @param recommended the method the training recommends, never {@link Method#RECOMMENDED}
 * @param applicability what the training cells look like; empty for a model from before it was kept
 * @param learned where the deposits lie that it was trained on; empty where that was not kept
 */
public record TrainedModel(
        List<Input> bands,
        double cellSize,
        Ensemble ensemble,
        Provenance provenance,
        Optional<SimpleModels> simple,
        Method recommended,
        Optional<Applicability> applicability,
        Optional<LearnedDeposits> learned) {
    /** Cell sizes may differ by this share: coordinates pass through text. */
    private static final double CELL_SIZE_TOLERANCE = 1e-6;

    /**
     * A map the model reads.
     *
     * @param name the band's name in training; it tells the kind
     * @param normalisation of the training area, for the record: every area is normalised within itself; null when the
     *     training area lacked the band
     */
    public record Input(String name, Normalisation normalisation) implements Serializable {
        /** What its name says. */
        public Band band() {
            return Band.of(name);
        }

        /** Whether another is of the same element or other evidence. */
        public boolean isOf(Input other) {
            return band().key().equals(other.band().key());
        }
    }

    public TrainedModel {
        bands = List.copyOf(bands);
    }

    /** Without the places of the deposits. */
    public TrainedModel(
            List<Input> bands,
            double cellSize,
            Ensemble ensemble,
            Provenance provenance,
            Optional<SimpleModels> simple,
            Method recommended,
            Optional<Applicability> applicability) {
        this(bands, cellSize, ensemble, provenance, simple, recommended, applicability, Optional.empty());
    }

    /** The same with the places of the deposits it was trained on. */
    public TrainedModel withLearned(LearnedDeposits deposits) {
        return new TrainedModel(
                bands, cellSize, ensemble, provenance, simple, recommended, applicability, Optional.of(deposits));
    }

    /** Networks alone. */
    public TrainedModel(List<Input> bands, double cellSize, Ensemble ensemble, Provenance provenance) {
        this(bands, cellSize, ensemble, provenance, Optional.empty(), Method.NETWORK, Optional.empty());
    }

    /** The maps its networks read. */
    public List<Band> inputs() {
        return bands.stream().map(Input::band).toList();
    }

    /** What it can score maps by, the recommended one first. */
    public List<Method> methods() {
        return Arrays.stream(Method.values())
                .filter(method -> method != Method.RECOMMENDED)
                .filter(method -> scorer(method).isPresent())
                .sorted(Comparator.comparing(method -> method != recommended))
                .toList();
    }

    /**
     * The method that is meant.
     *
     * @throws InvalidInputException when this model does not hold it
     */
    public Method requireMethod(Method method) {
        Method meant = method == Method.RECOMMENDED ? recommended : method;
        if (scorer(meant).isEmpty()) {
            throw new InvalidInputException(
                    "method",
                    meant,
                    "one of " + methods() + ", which is what this model holds"
                            + (simple.isEmpty() ? "; train it anew to have the simple models kept beside" : ""));
        }
        return meant;
    }

    /**
     * One of its methods.
     *
     * @throws InvalidInputException when this model does not hold it
     */
    public MapScorer scorerOf(Method method) {
        return scorer(requireMethod(method)).orElseThrow();
    }

    private Optional<MapScorer> scorer(Method method) {
        MapScorer networks = new MapScorer.OfNetworks(bands, ensemble);
        int members = ensemble.parameters().size();
        return switch (method) {
            case RECOMMENDED -> scorer(recommended);
            case NETWORK -> Optional.of(networks);
            case STACK ->
                scorer(Method.RANDOM_FOREST).flatMap(forest -> scorer(Method.LOGISTIC_REGRESSION)
                        .filter(regression -> forest.members() == members && regression.members() == members)
                        .map(regression -> new MapScorer.OfStack(
                                union(bands, forest.inputs()), List.of(networks, forest, regression))));
            default ->
                simple.flatMap(models ->
                        models.called(method.title()).map(model -> MapScorer.OfSimple.of(models.bands(), model)));
        };
    }

    /** The inputs of both, those of one element once. */
    private static List<Input> union(List<Input> first, List<Input> second) {
        List<Input> all = new ArrayList<>(first);
        for (Input input : second) {
            if (first.stream().noneMatch(input::isOf)) {
                all.add(input);
            }
        }
        return all;
    }

    /**
     * An area as one of the model's methods reads it: normalised within itself, in the method's order of bands, strip by
     * strip.
     *
     * @param geochemistry of any units, and other evidence; bands the model does not know are left aside
     * @param parameter the name of the input that gave the maps
     * @param workforce who will be handed the strips
     * @throws InvalidInputException when a band of the model is missing, or the cell size or the extent does not fit
     */
    public PredictorStrips strips(
            MapScorer scorer, BandSource geochemistry, String parameter, Workforce workforce, Progress progress) {
        requireCellSize(geochemistry.geometry(), parameter);
        requireRoom(scorer.room(), geochemistry.geometry(), parameter);
        requireElements(scorer.inputs(), geochemistry.bands(), parameter);
        return PredictorStrips.of(geochemistry, scorer.bands(), parameter, scorer.halo(), workforce, progress);
    }

    private static void requireRoom(int window, GridGeometry geometry, String parameter) {
        if (Math.min(geometry.columns(), geometry.rows()) < window) {
            throw new InvalidInputException(
                    parameter,
                    "has " + geometry.columns() + " x " + geometry.rows() + " cells; expected at least the model's"
                            + " window, " + window + " x " + window + " cells");
        }
    }

    /** Bands the training area lacked are not needed, nor classes of a category that are not here. */
    private static void requireElements(List<Input> wanted, List<Band> maps, String parameter) {
        List<Band> names = wanted.stream().map(Input::band).toList();
        List<Band> given = Band.likeThose(maps, names);
        List<String> missing = wanted.stream()
                .filter(input -> input.normalisation() != null)
                .map(Input::band)
                .filter(needed -> given.stream().noneMatch(band -> stands(band, needed)))
                .map(Band::label)
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidInputException(
                    parameter,
                    "lacks the elements " + String.join(", ", missing) + " of the model; it has "
                            + String.join(", ", maps.stream().map(Band::name).toList())
                            + "; expected bands of "
                            + String.join(", ", names.stream().map(Band::label).toList()));
        }
    }

    private static boolean stands(Band band, Band wanted) {
        return wanted.kind() == Band.Kind.CATEGORY
                ? band.evidence().equals(wanted.evidence())
                : band.key().equals(wanted.key());
    }

    /** Requires that maps have the cell size the model was trained on. */
    public void requireCellSize(GridGeometry geometry, String parameter) {
        if (Math.abs(geometry.cellSize() - cellSize) > CELL_SIZE_TOLERANCE * cellSize) {
            throw new InvalidInputException(
                    parameter,
                    "has cells of " + geometry.cellSize() + " m, the model was trained on cells of " + cellSize
                            + " m; expected the same size, grid the samples anew with cellSize " + cellSize);
        }
    }
}
