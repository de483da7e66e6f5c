package org.prospectivity.handover.parcel;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.features.CrsCodes;
import org.prospectivity.features.FeatureFormat;
import org.prospectivity.handover.content.BandStyle;
import org.prospectivity.handover.content.ModelFacts;
import org.prospectivity.handover.content.Survey;
import org.prospectivity.handover.paper.FieldSheet;
import org.prospectivity.handover.paper.ModelCard;
import org.prospectivity.handover.picture.MapSheet;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.GeoTiffs;

/** Writes a package as a zip: files are made in a folder of their own first, which goes whatever happens. */
public final class ParcelWriter {
    private static final List<String> FORMATS = List.of(".gpkg", ".shp", ".kml", ".dxf", ".csv");
    private static final String TARGETS_COLOUR = "214,0,108";

    private final Parcel parcel;
    private final Path root;
    private final List<QgisProject.Layer> layers = new ArrayList<>();

    private ParcelWriter(Parcel parcel, Path root) {
        this.parcel = parcel;
        this.root = root;
    }

    /**
     * Writes a package.
     *
     * @param out is not closed
     * @param progress hears of its files and can end the work
     */
    public static void write(Parcel parcel, OutputStream out, Progress progress) throws IOException {
        Path root = Files.createTempDirectory("prospectivity-handover");
        try {
            new ParcelWriter(parcel, root).files(progress.part(0, 0.8));
            zip(root, out, progress.part(0.8, 1));
        } finally {
            delete(root);
        }
    }

    private void files(Progress progress) throws IOException {
        Survey survey = parcel.survey();
        progress.report(0, "packing places");
        Files.createDirectories(root.resolve("places"));
        places(parcel.deposits(), "deposits", "Known deposits", new QgisProject.Symbols("diamond", "0,0,0", 3, name()));
        places(
                parcel.places(),
                "next_samples",
                "Suggested samples",
                new QgisProject.Symbols("circle", "255,255,255", 2, attribute(parcel.places(), "rank")));
        places(
                parcel.targets(),
                "targets",
                "Targets",
                new QgisProject.Outlines(TARGETS_COLOUR, attribute(parcel.targets(), "rank")));
        Files.createDirectories(root.resolve("layers"));
        coverage(parcel.scores(), "scores.tif", progress.part(0.1, 0.4));
        int applicability = survey.position(ProspectivityPrediction.APPLICABILITY);
        if (applicability >= 0) {
            layer(new QgisProject.Layer(
                    "veil",
                    "Unlike what the model has learned from",
                    "layers/scores.tif",
                    new QgisProject.Veil(applicability + 1),
                    true));
        }
        List<BandStyle> scores = survey.scoreStyles();
        // The scores lie on top of their companions.
        cells(scores.get(survey.scores().band()), "scores", "Prospectivity", true);
        for (BandStyle style : scores) {
            if (style.number() != survey.scores().band() + 1) {
                cells(style, "scores", capital(style.band().name()), false);
            }
        }
        if (parcel.elements().isPresent()) {
            coverage(parcel.elements().get(), "elements.tif", progress.part(0.4, 0.9));
            for (BandStyle style : survey.elementStyles()) {
                cells(style, "elements", style.title(), false);
            }
        }
        progress.report(0.9, "packing the paper");
        write("paper/paper.html", parcel.paper().html());
        write("paper/paper.pdf", parcel.paper().pdf());
        write("field-sheet.html", FieldSheet.page(survey));
        fieldTable(root.resolve("field-sheet.csv"));
        model(survey.model());
        write(
                "survey.qgs",
                QgisProject.of(
                        survey.author().title(),
                        layers,
                        new QgisProject.Ground(
                                parcel.crs().toWKT(),
                                CrsCodes.code(parcel.crs()),
                                MapSheet.whole(survey.scores().map().geometry()))));
        write("README.txt", contents(survey).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> name() {
        return attribute(parcel.deposits(), "name");
    }

    private static Optional<String> attribute(Optional<SimpleFeatureCollection> features, String wanted) {
        return features.filter(known -> known.getSchema().getDescriptor(wanted) != null)
                .map(known -> wanted);
    }

    private void places(Optional<SimpleFeatureCollection> features, String file, String name, QgisProject.Look look)
            throws IOException {
        if (features.isEmpty()) {
            return;
        }
        for (String ending : FORMATS) {
            Path place = root.resolve("places").resolve(file + ending);
            SimpleFeatureCollection written = ending.equals(".shp") ? ShortTexts.of(features.get()) : features.get();
            FeatureFormat.of(place).orElseThrow().write(written, place);
        }
        layer(new QgisProject.Layer(file, name, "places/" + file + ".gpkg|layername=" + file, look, true));
    }

    private void coverage(GridCoverage2D coverage, String file, Progress progress) throws IOException {
        GeoTiffs.write(
                Coverages.observed(coverage, progress, "packing " + file),
                root.resolve("layers").resolve(file));
    }

    private void cells(BandStyle style, String coverage, String name, boolean shown) throws IOException {
        String plain = style.band().name().replaceAll("[^A-Za-z0-9_-]", "_");
        write("layers/" + coverage + "-" + plain + ".sld", style.sld().getBytes(StandardCharsets.UTF_8));
        layer(new QgisProject.Layer(
                coverage + "_" + style.number(),
                name,
                "layers/" + coverage + ".tif",
                new QgisProject.Cells(style.number(), style.ramp()),
                shown));
        write("layers/" + coverage + "-" + plain + ".qml", QgisProject.qml(layers.get(layers.size() - 1)));
    }

    private void layer(QgisProject.Layer layer) throws IOException {
        layers.add(layer);
        if (!layer.isRaster()) {
            write("places/" + layer.id() + ".qml", QgisProject.qml(layer));
        }
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private void fieldTable(Path file) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            FieldSheet.rows(parcel.survey()).forEach(csv::writeRecord);
        }
    }

    private void model(Optional<ModelFacts> model) throws IOException {
        if (model.isPresent() && parcel.model().isPresent()) {
            write(
                    "model/" + model.get().name() + ".prospectivity-model",
                    parcel.model().get());
            write("model/card.html", ModelCard.page(parcel.survey(), model.get()));
        }
    }

    private String contents(Survey survey) {
        List<String> lines = new ArrayList<>(List.of(
                survey.author().title(),
                "",
                "survey.qgs        the maps in QGIS (3.22 or later): unpack the zip, then open it",
                "paper/            the board paper, as a page and as a PDF",
                "field-sheet.html  to print and take along; field-sheet.csv is the same to fill in",
                "layers/           GeoTIFFs; a style of each band as SLD (GeoServer) and QML (QGIS)"));
        if (parcel.targets().isPresent()
                || parcel.places().isPresent()
                || parcel.deposits().isPresent()) {
            lines.add("places/           targets, next_samples, deposits as GeoPackage, shapefile, KML, DXF and CSV");
        }
        if (parcel.model().isPresent()) {
            lines.add("model/            the model's file, and a card that tells what it is for");
        }
        lines.add("");
        lines.add("Coordinates: " + survey.crs() + "; KML in longitude and latitude (WGS 84).");
        lines.add("A DXF has no coordinate system: its coordinates are the same, and a comment in it tells that.");
        lines.add("");
        return String.join("\r\n", lines);
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static void zip(Path root, OutputStream out, Progress progress) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (int f = 0; f < files.size(); f++) {
            progress.report((double) f / files.size(), "packing");
            String name = root.relativize(files.get(f)).toString().replace('\\', '/');
            zip.putNextEntry(new ZipEntry(name));
            Files.copy(files.get(f), zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    private static void delete(Path root) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(root)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
