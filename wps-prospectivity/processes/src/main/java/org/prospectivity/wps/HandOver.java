package org.prospectivity.wps;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.time.Instant;
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
import org.geotools.referencing.CRS;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.model.Fingerprint;
import org.prospectivity.engine.model.Method;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.prospectivity.ScoreMap;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.handover.PackageDocument;
import org.prospectivity.handover.PageDocument;
import org.prospectivity.handover.PdfDocument;
import org.prospectivity.handover.content.Author;
import org.prospectivity.handover.content.ModelFacts;
import org.prospectivity.handover.content.PaperSize;
import org.prospectivity.handover.content.Survey;
import org.prospectivity.handover.paper.BoardPaper;
import org.prospectivity.handover.parcel.Parcel;
import org.prospectivity.handover.parcel.ParcelWriter;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.wps.conversion.HandoverSurvey;
import org.prospectivity.wps.conversion.Inputs;
import org.prospectivity.wps.conversion.ListenerProgress;
import org.prospectivity.wps.conversion.TrainedDeposits;
import org.prospectivity.wps.host.Host;

/** The process that hands a survey over: a paper for the board, and a package of all there is. */
@DescribeProcess(
        title = "Hand over",
        description =
                "Writes what a survey is handed over by: a paper for the board of 6 to 12 pages - the question, the data and"
                        + " their quality, the method in plain words, the verdict with its intervals, maps, targets, limits,"
                        + " where all of it comes from, how to repeat it - as a page whose author's part can be edited, and"
                        + " as a PDF. It says plainly when no skill was shown. And a package of all maps, places and the model, with a"
                        + " field sheet and a QGIS project.")
public class HandOver {
    private static final String TITLE = "Mineral prospectivity";
    private static final double NEARBY = 5000;
    private static final int LONGEST_TEXT = 6000;
    private static final int LONGEST_LINE = 200;
    /** A logo is printed 16 mm high. */
    private static final int LOGO = 1000;

    private final Host host;
    private final Inputs inputs;

    /** @param host that the process runs in */
    public HandOver(Host host) {
        this.host = host;
        this.inputs = new Inputs(host);
    }

    @DescribeResults({
        @DescribeResult(
                name = "paper",
                type = PageDocument.class,
                description = "The board paper as a page (text/html) that needs neither a network nor other files; the"
                        + " author's parts can be edited in it, and it can be printed."),
        @DescribeResult(
                name = "pdf",
                type = PdfDocument.class,
                description =
                        "The same as a PDF (application/pdf): tagged for screen readers, with bookmarks and its fonts"
                                + " within."),
        @DescribeResult(
                name = "package",
                type = PackageDocument.class,
                description =
                        "A zip (application/zip): the maps as GeoTIFF with styles as SLD and QML, targets, suggested"
                                + " samples and deposits as GeoPackage, shapefile, KML, DXF and CSV, a field sheet, the model's file"
                                + " with a card, the paper, and survey.qgs, a project for QGIS 3.22 and later.")
    })
    public Map<String, Object> execute(
            @DescribeParameter(
                            name = "title",
                            min = 0,
                            defaultValue = TITLE,
                            description = "Title of the paper, up to 200 characters; default Mineral prospectivity.")
                    String title,
            @DescribeParameter(name = "author", min = 0, description = "Who hands over; optional.") String author,
            @DescribeParameter(
                            name = "organisation",
                            min = 0,
                            description = "The company or survey the author speaks for; optional.")
                    String organisation,
            @DescribeParameter(
                            name = "question",
                            min = 0,
                            description =
                                    "What the board is asked to decide, in the author's words, up to 6000 characters;"
                                            + " blank lines part paragraphs; optional.")
                    String question,
            @DescribeParameter(
                            name = "comments",
                            min = 0,
                            description = "What the author has to say beside the figures, likewise; optional.")
                    String comments,
            @DescribeParameter(
                            name = "logo",
                            min = 0,
                            description = "A picture for the top of the first page, as PNG; optional.")
                    RenderedImage logo,
            @DescribeParameter(
                            name = "paperSize",
                            min = 0,
                            defaultValue = "A4",
                            description = "Paper that the PDF is laid out for: A4 or LETTER; default A4.")
                    PaperSize paperSize,
            @DescribeParameter(
                            name = "prospectivity",
                            min = 0,
                            description =
                                    "Map of scores, any scale, the higher the better, best with the bands uncertainty and"
                                            + " applicability, as PredictProspectivity makes it: square cells, projected CRS in"
                                            + " metres. Give this or prospectivityLayer.")
                    GridCoverage2D prospectivity,
            @DescribeParameter(name = "prospectivityLayer", min = 0, description = Descriptions.SCORES_LAYER)
                    String prospectivityLayer,
            @DescribeParameter(name = "band", min = 0, description = Descriptions.SCORES_BAND) String band,
            @DescribeParameter(
                            name = "geochemistry",
                            min = 0,
                            description =
                                    "Element maps or a stack of evidence behind the scores, in their coordinate system;"
                                            + " optional.")
                    GridCoverage2D geochemistry,
            @DescribeParameter(
                            name = "geochemistryLayer",
                            min = 0,
                            description = "Name of a published coverage with the element maps or the stack.")
                    String geochemistryLayer,
            @DescribeParameter(
                            name = "model",
                            min = 0,
                            description =
                                    "Name of the saved model that made the scores, for its verdict and where it comes"
                                            + " from; by default the one a layer that PredictProspectivity published tells, if it"
                                            + " is still the same.")
                    String model,
            @DescribeParameter(
                            name = "method",
                            min = 0,
                            description =
                                    "What of the model made the scores, as PredictProspectivity's method; by default"
                                            + " what a published layer tells, else what the training recommends, and the paper"
                                            + " says so.")
                    Method method,
            @DescribeParameter(
                            name = "targets",
                            min = 0,
                            description = "Targets, as polygons, as DelineateTargets makes them; optional.")
                    SimpleFeatureCollection targets,
            @DescribeParameter(
                            name = "targetsLayer",
                            min = 0,
                            description = "Name of a published layer with the targets.")
                    String targetsLayer,
            @DescribeParameter(
                            name = "deposits",
                            min = 0,
                            description =
                                    "Known deposits, as points; an attribute name is what they are called; optional.")
                    SimpleFeatureCollection deposits,
            @DescribeParameter(name = "depositsLayer", min = 0, description = Descriptions.DEPOSITS_LAYER)
                    String depositsLayer,
            @DescribeParameter(
                            name = "places",
                            min = 0,
                            description = "Where to sample next, as points, as SuggestSamples gives them; optional.")
                    SimpleFeatureCollection places,
            @DescribeParameter(
                            name = "placesLayer",
                            min = 0,
                            description = "Name of a published layer with such places.")
                    String placesLayer,
            @DescribeParameter(
                            name = "trainingReport",
                            min = 0,
                            description =
                                    "The report that the model's training gave, as JSON: for the figures and curves of"
                                            + " all models, which the model does not keep; optional.")
                    String trainingReport,
            @DescribeParameter(
                            name = "griddingReport",
                            min = 0,
                            description =
                                    "The report that GridGeochem gave for the element maps, as JSON: for the quality of"
                                            + " the data; optional.")
                    String griddingReport,
            @DescribeParameter(
                            name = "nearby",
                            min = 0,
                            defaultValue = "5000",
                            description = "How far from a target known deposits are told of, in metres, from 0; default"
                                    + " 5000.")
                    Double nearby,
            ProgressListener listener)
            throws IOException {
        Progress progress = ListenerProgress.of(listener);
        double near = nearby == null ? NEARBY : nearby;
        InvalidInputException.require(Double.isFinite(near) && near >= 0, "nearby", near, "metres, from 0");
        Author says = new Author(
                line("title", title).orElse(TITLE),
                line("author", author).orElse(""),
                line("organisation", organisation).orElse(""),
                text("question", question),
                text("comments", comments),
                Optional.ofNullable(logo).map(HandOver::small),
                Instant.now());
        progress.report(0, "reading the maps");
        GridCoverage2D coverage = inputs.coverage("prospectivity", prospectivity, prospectivityLayer);
        CoordinateReferenceSystem crs = Coverages.crs("prospectivity", coverage);
        RasterStack map =
                Coverages.stack("prospectivity", coverage, host.limits().grid(), progress.part(0, 0.1));
        HandoverSurvey survey = new HandoverSurvey(new ScoreMap(map, Inputs.band(map, band), "prospectivity"), crs);
        Optional<GridCoverage2D> elements = inputs.optionalCoverage("geochemistry", geochemistry, geochemistryLayer);
        if (elements.isPresent()) {
            InvalidInputException.require(
                    CRS.equalsIgnoreMetadata(Coverages.crs("geochemistry", elements.get()), crs),
                    "geochemistry",
                    "maps in another coordinate system than the scores",
                    "maps in theirs, " + crs.getName().getCode());
            survey.elements(Coverages.stack(
                    "geochemistry", elements.get(), host.limits().grid(), progress.part(0.1, 0.2)));
        }
        Optional<ModelFacts> behind = behind(model, method, prospectivityLayer);
        behind.ifPresent(survey::model);
        Inputs.text(trainingReport).ifPresent(survey::training);
        Inputs.text(griddingReport).ifPresent(survey::gridding);
        inputs.optionalFeatures("deposits", deposits, depositsLayer).ifPresent(survey::deposits);
        inputs.optionalFeatures("places", places, placesLayer).ifPresent(survey::places);
        inputs.optionalFeatures("targets", targets, targetsLayer).ifPresent(survey::targets);
        progress.report(0.2, "telling of the targets");
        Survey told = survey.survey(says, near, commands(behind, geochemistryLayer, prospectivityLayer));
        BoardPaper paper = BoardPaper.of(told, paperSize == null ? PaperSize.A4 : paperSize, progress.part(0.3, 0.7));
        Optional<byte[]> file = behind.isEmpty()
                ? Optional.empty()
                : Optional.of(host.models("model").load(behind.get().name()));
        Parcel parcel = new Parcel(
                told, crs, coverage, elements, survey.targets(), survey.places(), survey.deposits(), file, paper);
        Map<String, Object> outputs = new LinkedHashMap<>();
        outputs.put("paper", new PageDocument(out -> out.write(paper.html())));
        outputs.put("pdf", new PdfDocument(out -> out.write(paper.pdf())));
        outputs.put("package", new PackageDocument(out -> ParcelWriter.write(parcel, out, progress.part(0.7, 1))));
        progress.report(1, "handed over");
        return outputs;
    }

    private static Optional<String> line(String parameter, String given) {
        Optional<String> line = Inputs.text(given);
        line.ifPresent(text -> InvalidInputException.require(
                text.length() <= LONGEST_LINE && text.lines().count() == 1,
                parameter,
                "a text of " + text.length() + " characters and " + text.lines().count() + " lines",
                "one line of at most " + LONGEST_LINE + " characters"));
        return line;
    }

    private static String text(String parameter, String given) {
        String text = Inputs.text(given).orElse("");
        InvalidInputException.require(
                text.length() <= LONGEST_TEXT,
                parameter,
                "a text of " + text.length() + " characters",
                "at most " + LONGEST_TEXT);
        return text;
    }

    /** The logo on white, no larger than it is printed. */
    private static BufferedImage small(RenderedImage logo) {
        double scale = Math.min(1, (double) LOGO / Math.max(logo.getWidth(), logo.getHeight()));
        int width = Math.max(1, (int) Math.round(scale * logo.getWidth()));
        int height = Math.max(1, (int) Math.round(scale * logo.getHeight()));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = small.createGraphics();
        try {
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, width, height);
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            g.drawRenderedImage(logo, AffineTransform.getScaleInstance(scale, scale));
        } finally {
            g.dispose();
        }
        return small;
    }

    /** The model named, else the one that made the published map. */
    private Optional<ModelFacts> behind(String model, Method method, String layer) throws IOException {
        Optional<String> name = Inputs.text(model);
        if (name.isEmpty()) {
            name = TrainedDeposits.behind(host, Inputs.text(layer)).map(TrainedDeposits.Named::name);
        }
        if (name.isEmpty()) {
            return Optional.empty();
        }
        TrainedModel trained = inputs.model("model", name.get());
        Optional<Method> told = TrainedDeposits.method(host, Inputs.text(layer));
        Optional<Method> given = Optional.ofNullable(method).map(trained::requireMethod);
        InvalidInputException.require(
                told.isEmpty() || given.isEmpty() || told.equals(given),
                "method",
                given.orElse(null),
                told.orElse(null) + ", by which the layer says it was made");
        return Optional.of(new ModelFacts(
                name.get(),
                trained,
                Fingerprint.of(host.models("model").load(name.get())),
                trained.requireMethod(given.or(() -> told).orElse(Method.RECOMMENDED)),
                given.or(() -> told).isPresent()));
    }

    /** As far as it is known what was run. */
    private static List<String> commands(Optional<ModelFacts> model, String maps, String scores) {
        String elements =
                Inputs.text(maps).map(name -> "--geochemistryLayer " + name).orElse("--geochemistry maps.tif");
        String map =
                Inputs.text(scores).map(name -> "--prospectivityLayer " + name).orElse("--prospectivity scores.tif");
        List<String> commands = new ArrayList<>();
        model.ifPresent(known -> {
            commands.add(String.join(
                    " ",
                    "prospectivity run TrainTransferCNN",
                    elements,
                    "--deposits deposits.gpkg --model",
                    known.name(),
                    "--window",
                    String.valueOf(known.model().ensemble().architecture().window()),
                    "--steps",
                    String.valueOf(known.model().provenance().settings().steps()),
                    "--members",
                    String.valueOf(known.model().provenance().settings().members()),
                    "--seed",
                    String.valueOf(known.model().provenance().seed()),
                    "--out training"));
            commands.add("prospectivity run PredictProspectivity " + elements + " --model " + known.name()
                    + " --method " + known.method()
                    + Inputs.text(scores).map(name -> " --layer " + name).orElse("") + " --out prediction");
        });
        commands.add("prospectivity run DelineateTargets " + map + " " + elements
                + " --deposits deposits.gpkg --targets targets.gpkg --out targets");
        commands.add("prospectivity run HandOver " + map + " " + elements
                + model.map(known -> " --model " + known.name()).orElse("")
                + " --targets targets.gpkg --deposits deposits.gpkg --out handover");
        return commands;
    }
}
