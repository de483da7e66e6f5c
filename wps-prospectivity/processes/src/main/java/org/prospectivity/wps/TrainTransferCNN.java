package org.prospectivity.wps;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.util.ProgressListener;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.geotools.process.factory.DescribeResults;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Named;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.baselines.NegativesFrom;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.learning.LossPoint;
import org.prospectivity.engine.model.LearnedDeposits;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.prospectivity.HeldOutScores;
import org.prospectivity.engine.prospectivity.ProspectivityTraining;
import org.prospectivity.engine.prospectivity.Survey;
import org.prospectivity.engine.prospectivity.TrainingData;
import org.prospectivity.engine.prospectivity.TrainingOptions;
import org.prospectivity.engine.prospectivity.TrainingReport;
import org.prospectivity.engine.prospectivity.Transfer;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.wps.conversion.Inputs;
import org.prospectivity.wps.conversion.LayerDescriptions;
import org.prospectivity.wps.conversion.ListenerProgress;
import org.prospectivity.wps.conversion.MapInputs;
import org.prospectivity.wps.conversion.Placements;
import org.prospectivity.wps.conversion.Points;
import org.prospectivity.wps.conversion.Publication;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.conversion.TrainedDeposits;
import org.prospectivity.wps.conversion.Warnings;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.host.Turns;

/** The process that learns from element maps and known deposits. */
@DescribeProcess(
        title = "Train a prospectivity model",
        description =
                "Trains an ensemble of convolutional networks to tell places like the known deposits from others by"
                        + " the element maps around them, and saves it as a named model for PredictProspectivity. With few"
                        + " deposits, start from another area or a saved model (transfer). The report judges the model on"
                        + " spatial blocks it was not trained on, beside a random forest, a logistic regression and the best"
                        + " single element, and says in one sentence whether it is any better.")
public class TrainTransferCNN {
    /** Share of the progress that stacking of other evidence has. */
    private static final double STACKED = 0.05;

    private final Host host;
    private final Inputs inputs;

    /** @param host that the process runs in */
    public TrainTransferCNN(Host host) {
        this.host = host;
        this.inputs = new Inputs(host);
    }

    /** Training on the same area's maps before any deposit is looked at. */
    public enum Pretext {
        /** Nothing is learned beforehand. */
        NONE,
        /** Each element is learned from the others around it. */
        SELF
    }

    /**
     * One point of a learning curve, mean over folds and members.
     *
     * @param model the network
     * @param step batches learned from
     * @param training cross-entropy as trained
     * @param heldOut cross-entropy on held-out cells, null where there are none
     */
    public record HistoryPoint(String model, int step, double training, double heldOut) {}

    @DescribeResults({
        @DescribeResult(name = "modelName", type = String.class, description = "Name the model was saved under."),
        @DescribeResult(
                name = "report",
                type = String.class,
                description = "JSON: verdict, figures of all models on held-out blocks and test deposits, learning"
                        + " curves, warnings and provenance."),
        @DescribeResult(
                name = "history",
                type = String.class,
                description = "JSON: training and held-out cross-entropy by step for each network."),
        @DescribeResult(
                name = "outOfFold",
                type = GridCoverage2D.class,
                description = "Where asked for, coverage on the grid of the maps: for each cell the score by networks"
                        + " trained without its block and what lies around it, mean over the repeats, and that by the"
                        + " recommended model. No data is NaN."),
        @DescribeResult(
                name = "outOfFoldTable",
                type = String.class,
                description = "Where asked for, CSV with a row for each cell with data: its place, whether it has a"
                        + " deposit, the deposit's group, and for each repeat the fold and the score by each model."),
        @DescribeResult(name = "layerName", type = String.class, description = Descriptions.LAYER_NAME)
    })
    public Map<String, Object> execute(
            @DescribeParameter(
                            name = "geochemistry",
                            min = 0,
                            description =
                                    "Maps of the area: one band an element, from GridGeochem or alike, with names such"
                                            + " as Au_ppb or As_ppm_log10; or other evidence beside or in place of them, from"
                                            + " StackEvidence, with names such as faults_distance, magnetics_continuous or"
                                            + " geology-granite_category. Square cells, projected CRS in metres. Give this or"
                                            + " geochemistryLayer.")
                    GridCoverage2D geochemistry,
            @DescribeParameter(name = "geochemistryLayer", min = 0, description = Descriptions.MAPS_LAYER)
                    String geochemistryLayer,
            @DescribeParameter(
                            name = "evidenceLayers",
                            min = 0,
                            collectionType = String.class,
                            description = Descriptions.EVIDENCE_LAYERS)
                    List<String> evidenceLayers,
            @DescribeParameter(
                            name = "evidence",
                            min = 0,
                            collectionType = String.class,
                            description = Descriptions.EVIDENCE)
                    List<String> evidence,
            @DescribeParameter(name = "kinds", min = 0, collectionType = String.class, description = Descriptions.KINDS)
                    List<String> kinds,
            @DescribeParameter(
                            name = "deposits",
                            min = 0,
                            description = "Known deposits of the area, as points; 10 to 60 are usual. Give this or"
                                    + " depositsLayer.")
                    SimpleFeatureCollection deposits,
            @DescribeParameter(
                            name = "depositsLayer",
                            min = 0,
                            description = "Name of a published layer with the known deposits, workspace:name.")
                    String depositsLayer,
            @DescribeParameter(
                            name = "barren",
                            min = 0,
                            description = "Places known to hold no deposit, as points; optional. They are drawn first"
                                    + " as negatives.")
                    SimpleFeatureCollection barren,
            @DescribeParameter(
                            name = "barrenLayer",
                            min = 0,
                            description = "Name of a published layer with places known to hold no deposit.")
                    String barrenLayer,
            @DescribeParameter(
                            name = "testDeposits",
                            min = 0,
                            description = "Deposits kept from training, as points; optional. All models are judged by"
                                    + " them in the report.")
                    SimpleFeatureCollection testDeposits,
            @DescribeParameter(
                            name = "testDepositsLayer",
                            min = 0,
                            description = "Name of a published layer with deposits kept from training.")
                    String testDepositsLayer,
            @DescribeParameter(
                            name = "samples",
                            min = 0,
                            description = "The places of the samples the maps were made from; optional. Used only to"
                                    + " tell what closeness to samples alone would score, never to train.")
                    SimpleFeatureCollection samples,
            @DescribeParameter(
                            name = "samplesLayer",
                            min = 0,
                            description = "Name of a published layer with the places of the samples.")
                    String samplesLayer,
            @DescribeParameter(name = "model", description = "Name to save the model under: letters, digits, _ and -.")
                    String model,
            @DescribeParameter(
                            name = "overwrite",
                            min = 0,
                            defaultValue = "false",
                            description = "Whether a model of this name, and a published layer, is replaced; default"
                                    + " false.")
                    Boolean overwrite,
            @DescribeParameter(
                            name = "sourceModel",
                            min = 0,
                            description = "Name of a saved model to start from; its elements, window and cell size are"
                                    + " kept. At most one of sourceModel, sourceGeochemistry and pretext.")
                    String sourceModel,
            @DescribeParameter(
                            name = "sourceGeochemistry",
                            min = 0,
                            description = "Element maps of another area with many deposits, trained on first: the same"
                                    + " cell size, any units; elements are matched by symbol. Of a neighbouring area,"
                                    + " what lies within a window of this one is left out.")
                    GridCoverage2D sourceGeochemistry,
            @DescribeParameter(
                            name = "sourceGeochemistryLayer",
                            min = 0,
                            description = "Name of a published coverage with the element maps of the other area.")
                    String sourceGeochemistryLayer,
            @DescribeParameter(
                            name = "sourceDeposits",
                            min = 0,
                            description = "The deposits of the other area, as points.")
                    SimpleFeatureCollection sourceDeposits,
            @DescribeParameter(
                            name = "sourceDepositsLayer",
                            min = 0,
                            description = "Name of a published layer with the deposits of the other area.")
                    String sourceDepositsLayer,
            @DescribeParameter(
                            name = "pretext",
                            min = 0,
                            defaultValue = "NONE",
                            description = "SELF: first learn each element from the others around it, on this area's own"
                                    + " maps without deposits; default NONE.")
                    Pretext pretext,
            @DescribeParameter(
                            name = "freeze",
                            min = 0,
                            defaultValue = "AUTO",
                            description = "How many of the 2 convolutions keep what was transferred: 0, 1 or 2; default"
                                    + " AUTO: 2 with up to 7 deposits, else 0.")
                    String freeze,
            @DescribeParameter(
                            name = "window",
                            min = 0,
                            defaultValue = "9",
                            description = "Side of the square around a cell that decides its score, in cells, odd, from"
                                    + " 5; it should contain a deposit's halo; default 9.")
                    Integer window,
            @DescribeParameter(
                            name = "steps",
                            min = 0,
                            description = "Batches each network learns from; default 150, and 60 more for each cell the"
                                    + " window is wider than 9, at most 630.")
                    Integer steps,
            @DescribeParameter(
                            name = "learningRate",
                            min = 0,
                            defaultValue = "0.003",
                            description = "Peak of the one-cycle learning rate; default 0.003.")
                    Double learningRate,
            @DescribeParameter(
                            name = "batchSize",
                            min = 0,
                            defaultValue = "64",
                            description = "Windows in a batch, even, half of them around deposits; default 64.")
                    Integer batchSize,
            @DescribeParameter(
                            name = "mixing",
                            min = 0,
                            description = "How much of the maps around a barren cell is mixed into each window in"
                                    + " training at most, 0 to 100, where 1 is as much as its own; default 4 for windows"
                                    + " up to 9 cells, falling to 1 for 17 and more.")
                    Double mixing,
            @DescribeParameter(
                            name = "bandDropout",
                            min = 0,
                            description = "Probability, 0 to below 1, of hiding an element from a window in training;"
                                    + " default 0.1 for windows up to 9 cells, rising to 0.5 for 17 and more.")
                    Double bandDropout,
            @DescribeParameter(
                            name = "negatives",
                            min = 0,
                            defaultValue = "10",
                            description = "Cells drawn as barren for each deposit; default 10.")
                    Integer negatives,
            @DescribeParameter(
                            name = "negativesFrom",
                            min = 0,
                            defaultValue = "ANYWHERE",
                            description = "Where cells taken for barren are drawn: ANYWHERE; UNLIKE_DEPOSITS, the"
                                    + " quarter of the cells least like any deposit; RELIABLE, all but those that look"
                                    + " more like a deposit than a quarter of the deposits do; default ANYWHERE.")
                    NegativesFrom negativesFrom,
            @DescribeParameter(
                            name = "exclusion",
                            min = 0,
                            description = "Metres around deposits from which no negative is drawn; default a fifth"
                                    + " of a window, in whole cells.")
                    Double exclusion,
            @DescribeParameter(
                            name = "members",
                            min = 0,
                            defaultValue = "5",
                            description = "Networks in the ensemble, each with its own draw of negatives; default 5.")
                    Integer members,
            @DescribeParameter(
                            name = "earlyStopping",
                            min = 0,
                            defaultValue = "false",
                            description = "Whether each network keeps the state in which its loss on a fifth of the"
                                    + " training blocks, kept from it, was least; only with 40 or more deposits to learn"
                                    + " from; default false.")
                    Boolean earlyStopping,
            @DescribeParameter(
                            name = "blend",
                            min = 0,
                            defaultValue = "false",
                            description = "Whether each network is blended with a logistic regression on the cell's own"
                                    + " values, as the mean of their logits; the model keeps and predicts the blend;"
                                    + " default false.")
                    Boolean blend,
            @DescribeParameter(
                            name = "blocks",
                            min = 0,
                            description = "Side, in metres, of the square blocks held out in cross-validation; default"
                                    + " a fifth of the map's shorter side, at least two windows.")
                    Double blocks,
            @DescribeParameter(
                            name = "folds",
                            min = 0,
                            defaultValue = "5",
                            description = "Folds of the cross-validation, 2 or more; 0 leaves the evaluation out;"
                                    + " default 5.")
                    Integer folds,
            @DescribeParameter(
                            name = "repeats",
                            min = 0,
                            defaultValue = "3",
                            description = "How often the cross-validation is repeated, each time with other blocks and"
                                    + " draws, from 1; the more, the less the figures depend on the seed; default 3.")
                    Integer repeats,
            @DescribeParameter(
                            name = "shifts",
                            min = 0,
                            defaultValue = "39",
                            description = "How often the deposits are moved elsewhere together, to see how well chance"
                                    + " placement scores with a logistic regression, 19 or more, 0 for none; default"
                                    + " 39.")
                    Integer shifts,
            @DescribeParameter(
                            name = "compare",
                            min = 0,
                            defaultValue = "false",
                            description = "Whether the network is also trained without transfer, without blend and with"
                                    + " frozen random convolutions on the same folds; default false.")
                    Boolean compare,
            @DescribeParameter(
                            name = "seed",
                            min = 0,
                            defaultValue = "1",
                            description = "Seed of all randomness: the same seed and data give the same model; default"
                                    + " 1.")
                    Long seed,
            @DescribeParameter(
                            name = "outOfFold",
                            min = 0,
                            defaultValue = "false",
                            description = "Whether the scores of the held-out cells are given, as the outputs outOfFold"
                                    + " and outOfFoldTable, so that others can check the figures; default false.")
                    Boolean outOfFold,
            @DescribeParameter(
                            name = "layer",
                            min = 0,
                            description = "Name to publish outOfFold under, workspace:name; default: not published.")
                    String layer,
            ProgressListener listener)
            throws IOException {
        String name = Inputs.text(model)
                .orElseThrow(() -> new InvalidInputException("model", "a blank name", "a name to save under"));
        int side = or(window, TrainingOptions.DEFAULT_WINDOW);
        TrainingSettings settings = new Given<>(TrainingSettings.forWindow(side))
                .with(TrainingSettings::withSteps, steps)
                .with(TrainingSettings::withLearningRate, learningRate)
                .with(TrainingSettings::withBatchSize, batchSize)
                .with(TrainingSettings::withMixing, mixing)
                .with(TrainingSettings::withBandDropout, bandDropout)
                .with(TrainingSettings::withNegatives, negatives)
                .with(TrainingSettings::withMembers, members)
                .with(TrainingSettings::withBlend, blend)
                .with(TrainingSettings::withEarlyStopping, earlyStopping)
                .options();
        TrainingOptions options = new Given<>(TrainingOptions.forWindow(side).withSettings(settings))
                .with(TrainingOptions::withFreeze, freeze(freeze))
                .with(TrainingOptions::withNegativesFrom, negativesFrom)
                .with(TrainingOptions::withExclusion, exclusion)
                .with(TrainingOptions::withBlocks, blocks)
                .with(TrainingOptions::withFolds, folds)
                .with(TrainingOptions::withRepeats, repeats)
                .with(TrainingOptions::withShifts, shifts)
                .with(TrainingOptions::withCompare, compare)
                .with(TrainingOptions::withSeed, seed)
                .with(TrainingOptions::withWorkforce, host.workplace().workforce())
                .options();
        host.models("model").checkSavable(name, or(overwrite, false));
        Publication publication = Publication.of(host, layer, overwrite, null);
        boolean scoresWanted = or(outOfFold, false) || Inputs.text(layer).isPresent();
        InvalidInputException.require(
                !scoresWanted || options.folds() > 0,
                "outOfFold",
                "true, with folds 0",
                "folds of 2 or more: without an evaluation no cell is held out");
        Progress progress = ListenerProgress.of(listener);
        Map<String, Object> outputs = new LinkedHashMap<>();
        Turns.Turn turn = host.limits().trainings().take(progress);
        try {
            GridCoverage2D maps = inputs.coverage("geochemistry", geochemistry, geochemistryLayer);
            CoordinateReferenceSystem crs = Coverages.crs("geochemistry", maps);
            MapInputs.Said said = new MapInputs.Said(evidenceLayers, evidence, kinds);
            Warnings warnings = new Warnings(listener);
            RasterStack stack = stack(maps, said, warnings, progress.part(0, STACKED));
            Survey survey = new Survey(
                    stack,
                    Points.cells(
                            "deposits", inputs.features("deposits", deposits, depositsLayer), stack.geometry(), crs),
                    optionalCells("barren", inputs.optionalFeatures("barren", barren, barrenLayer), stack, crs),
                    "geochemistry");
            Optional<GridCoverage2D> sourceMaps =
                    inputs.optionalCoverage("sourceGeochemistry", sourceGeochemistry, sourceGeochemistryLayer);
            TrainingData data = new TrainingData(
                    survey,
                    transfer(
                            sourceModel,
                            sourceMaps,
                            inputs.optionalFeatures("sourceDeposits", sourceDeposits, sourceDepositsLayer),
                            pretext,
                            maps,
                            said),
                    optionalCells(
                            "testDeposits",
                            inputs.optionalFeatures("testDeposits", testDeposits, testDepositsLayer),
                            stack,
                            crs),
                    inputs.optionalFeatures("samples", samples, samplesLayer)
                            .map(taken -> Points.distances("samples", taken, stack.geometry(), crs)));
            ProspectivityTraining.Result result = ProspectivityTraining.run(data, options, progress.part(STACKED, 1));
            warnings.add(result.report().warnings());
            LearnedDeposits own = TrainedDeposits.of(stack.geometry(), result.deposits(), crs);
            TrainedModel trained = result.model()
                    .withLearned(before(data.transfer(), sourceMaps, result.sourceDeposits())
                            .map(own::and)
                            .orElse(own));
            outputs.put("modelName", host.models("model").save(name, ModelFile.write(trained), or(overwrite, false)));
            outputs.put("report", Report.json(result.report(), Map.of("warnings", warnings.all())));
            outputs.put("history", Report.json(history(result.report())));
            if (scoresWanted) {
                HeldOutScores heldOut = result.heldOut().orElseThrow();
                GridCoverage2D coverage = Coverages.coverage("outOfFold", heldOut.maps(), crs);
                StringBuilder table = new StringBuilder();
                heldOut.write(table);
                outputs.put("outOfFold", coverage);
                outputs.put("outOfFoldTable", table.toString());
                outputs.put(
                        "layerName",
                        publication.publish(
                                coverage, LayerDescriptions.ofHeldOutScores(name, result.model()), null, progress));
            }
        } finally {
            turn.end();
        }
        return outputs;
    }

    private RasterStack stack(GridCoverage2D maps, MapInputs.Said said, Warnings warnings, Progress progress)
            throws IOException {
        try (MapInputs given = MapInputs.of(
                host, maps, said, () -> host.workplace().maps(host.limits().grid()), warnings, progress.part(0, 0.8))) {
            return RasterStack.read(given.bands(), progress.part(0.8, 1));
        }
    }

    private Transfer transfer(
            String sourceModel,
            Optional<GridCoverage2D> sourceMaps,
            Optional<SimpleFeatureCollection> sourceDeposits,
            Pretext pretext,
            GridCoverage2D target,
            MapInputs.Said said)
            throws IOException {
        Optional<String> name = Inputs.text(sourceModel);
        boolean self = pretext == Pretext.SELF;
        List<String> given = new ArrayList<>();
        name.ifPresent(model -> given.add("sourceModel"));
        sourceMaps.ifPresent(maps -> given.add("sourceGeochemistry"));
        if (self) {
            given.add("pretext SELF");
        }
        if (given.size() > 1) {
            throw new InvalidInputException(
                    given.get(0),
                    String.join(" and ", given) + " are given; expected one source to start from at most");
        }
        if (sourceMaps.isPresent() != sourceDeposits.isPresent()) {
            throw new InvalidInputException(
                    sourceMaps.isPresent() ? "sourceDeposits" : "sourceGeochemistry",
                    "is missing; expected sourceGeochemistry and sourceDeposits together");
        }
        if (name.isPresent()) {
            return new Transfer.FromModel(
                    new Named<>("sourceModel", inputs.model("sourceModel", name.get())), name.get());
        }
        if (sourceMaps.isPresent()) {
            RasterStack unsaid = Coverages.stack(
                    "sourceGeochemistry", sourceMaps.get(), host.limits().grid(), Progress.NONE);
            RasterStack maps = said.bandKinds().among(unsaid.bands()).of(unsaid);
            int[] cells = Points.cells(
                    "sourceDeposits",
                    sourceDeposits.get(),
                    maps.geometry(),
                    Coverages.crs("sourceGeochemistry", sourceMaps.get()));
            return new Transfer.FromArea(
                    new Survey(maps, cells, new int[0], "sourceGeochemistry"),
                    Placements.of("sourceGeochemistry", sourceMaps.get(), "geochemistry", target));
        }
        return self ? new Transfer.SelfSupervised("pretext") : new Transfer.None();
    }

    /** The deposits that a network has learned from before it is trained. */
    private static Optional<LearnedDeposits> before(
            Transfer transfer, Optional<GridCoverage2D> sourceMaps, int[] sourceDeposits) {
        return transfer instanceof Transfer.FromModel from
                ? from.source().value().learned()
                : sourceMaps.map(maps -> TrainedDeposits.of(
                        Coverages.geometry("sourceGeochemistry", maps),
                        sourceDeposits,
                        Coverages.crs("sourceGeochemistry", maps)));
    }

    /** Null where the number of deposits decides. */
    private static Integer freeze(String freeze) {
        String text = Inputs.text(freeze).orElse("AUTO");
        if (text.equalsIgnoreCase("AUTO")) {
            return null;
        }
        InvalidInputException.require(text.matches("\\d{1,3}"), "freeze", text, "AUTO, 0, 1 or 2");
        return Integer.valueOf(text);
    }

    private static List<HistoryPoint> history(TrainingReport report) {
        List<HistoryPoint> points = new ArrayList<>();
        for (TrainingReport.Convergence network : report.convergence()) {
            for (LossPoint point : network.losses()) {
                points.add(new HistoryPoint(network.model(), point.step(), point.training(), point.heldOut()));
            }
        }
        return points;
    }

    private static int[] optionalCells(
            String parameter,
            Optional<SimpleFeatureCollection> features,
            RasterStack maps,
            CoordinateReferenceSystem crs) {
        return features.isPresent() ? Points.cells(parameter, features.get(), maps.geometry(), crs) : new int[0];
    }

    private static <T> T or(T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
