package org.prospectivity.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.feature.DefaultFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.features.CrsCodes;
import org.prospectivity.features.FeatureFormat;
import org.prospectivity.synthetic.Body;
import org.prospectivity.synthetic.SurveyParameters;
import org.prospectivity.synthetic.SurveyParameters.Element;
import org.prospectivity.synthetic.SyntheticGeology;
import org.prospectivity.synthetic.SyntheticSurvey;

/**
 * A {@link SyntheticSurvey} as files: its parameters from a properties file, the survey to CSV files and its geology to GeoJSON.
 *
 * <ul>
 *   <li>{@code samples.csv}: {@code id,x,y} and a field for each element; {@code <0.5} is below the detection limit 0.5
 *   <li>{@code deposits.csv}: {@code id,x,y,commodity,name} of the known deposits
 *   <li>{@code hidden.csv}: the same of the hidden ones, where there are any
 *   <li>{@code decoys.csv}: {@code id,x,y,kind} of the decoys, where there are any
 *   <li>{@code faults.geojson} and {@code lithology.geojson}, the latter with a field {@code unit}: the {@link
 *       SyntheticGeology}
 *   <li>{@code parameters.properties}: what the survey was made from
 * </ul>
 * All coordinates are in the system that the parameters name as {@code crs}.
 */
public final class SyntheticFiles {
    private static final String PARAMETERS = "parameters.properties";

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    private SyntheticFiles() {}

    /**
     * Makes the survey of a parameter file and writes it.
     *
     * @param parameters a properties file whose keys are {@code crs} and the names of the components of {@link
     *     SurveyParameters}
     * @param directory where the files go; it is made where it is missing, files of these names are replaced
     */
    public static SyntheticSurvey write(Path parameters, Path directory) throws IOException {
        SyntheticSurvey survey = SyntheticSurvey.generate(read(parameters));
        Files.createDirectories(directory);
        Path kept = directory.resolve(PARAMETERS);
        if (!Files.exists(kept) || !Files.isSameFile(parameters, kept)) {
            Files.copy(parameters, kept, StandardCopyOption.REPLACE_EXISTING);
        }
        writeSamples(survey, directory.resolve("samples.csv"));
        writeDeposits(survey.known(), "K", "Known", directory.resolve("deposits.csv"));
        if (!survey.hidden().isEmpty()) {
            writeDeposits(survey.hidden(), "H", "Hidden", directory.resolve("hidden.csv"));
        }
        if (!survey.decoys().isEmpty()) {
            writeDecoys(survey.decoys(), directory.resolve("decoys.csv"));
        }
        writeGeology(SyntheticGeology.of(survey), CrsCodes.decode("crs", crs(directory)), directory);
        return survey;
    }

    private static void writeGeology(SyntheticGeology geology, CoordinateReferenceSystem crs, Path directory)
            throws IOException {
        GeometryFactory shapes = new GeometryFactory();
        SimpleFeatureBuilder faults =
                new SimpleFeatureBuilder(type("faults", crs, LineString.class).buildFeatureType());
        DefaultFeatureCollection lines = new DefaultFeatureCollection();
        for (List<double[]> fault : geology.faults()) {
            faults.add(shapes.createLineString(places(fault)));
            lines.add(faults.buildFeature(String.format(Locale.ROOT, "F%02d", lines.size() + 1)));
        }
        FeatureFormat.GEOJSON.write(lines, directory.resolve("faults.geojson"));

        SimpleFeatureTypeBuilder withUnit = type("lithology", crs, Polygon.class);
        withUnit.add("unit", String.class);
        SimpleFeatureBuilder rocks = new SimpleFeatureBuilder(withUnit.buildFeatureType());
        DefaultFeatureCollection polygons = new DefaultFeatureCollection();
        for (SyntheticGeology.Rock rock : geology.rocks()) {
            rocks.add(shapes.createPolygon(places(rock.outline())));
            rocks.add(rock.unit());
            polygons.add(rocks.buildFeature(String.format(Locale.ROOT, "R%02d", polygons.size() + 1)));
        }
        FeatureFormat.GEOJSON.write(polygons, directory.resolve("lithology.geojson"));
    }

    private static SimpleFeatureTypeBuilder type(
            String name, CoordinateReferenceSystem crs, Class<? extends Geometry> shape) {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName(name);
        type.setCRS(crs);
        type.add("geometry", shape);
        return type;
    }

    private static Coordinate[] places(List<double[]> places) {
        return places.stream().map(place -> new Coordinate(place[0], place[1])).toArray(Coordinate[]::new);
    }

    /** The code of a survey's coordinate system, from the parameters in its folder. */
    static String crs(Path directory) throws IOException {
        return keys(directory.resolve(PARAMETERS)).text("crs");
    }

    private static Keys keys(Path file) throws IOException {
        Properties properties = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("parameters", file, "an existing properties file");
        } catch (MalformedInputException | IllegalArgumentException e) {
            throw new InvalidInputException("parameters", file + " is not a properties file in UTF-8");
        }
        return new Keys(properties);
    }

    /** Reads a parameter file; a key that is missing, unknown or not a number is refused. */
    public static SurveyParameters read(Path file) throws IOException {
        Keys keys = keys(file);
        CrsCodes.decode("crs", keys.text("crs"));
        List<Element> elements = new ArrayList<>();
        for (String name : keys.words("elements")) {
            elements.add(new Element(
                    name,
                    keys.number(name + ".median"),
                    keys.number(name + ".log10Sd"),
                    keys.number(name + ".detectionLimit")));
        }
        SurveyParameters parameters = new SurveyParameters(
                keys.whole("seed"),
                new SurveyParameters.Area(
                        keys.number("west"), keys.number("south"), keys.number("width"), keys.number("height")),
                new SurveyParameters.Sampling(
                        keys.count("samples"),
                        keys.number("trackShare"),
                        keys.count("tracks"),
                        keys.number("trackScatter"),
                        keys.number("clusterShare"),
                        keys.count("clusters"),
                        keys.number("clusterSigma"),
                        keys.number("duplicateShare")),
                new SurveyParameters.Background(
                        keys.number("smoothing"), keys.number("sharedVariance"), keys.number("noise")),
                new SurveyParameters.Deposits(
                        keys.count("known"), keys.count("hidden"), keys.number("spacing"), keys.number("edge")),
                new SurveyParameters.Halo(
                        keys.words("core"),
                        keys.number("coreSigma"),
                        keys.words("ring"),
                        keys.number("ringRadius"),
                        keys.number("ringSigma"),
                        keys.number("amplitude"),
                        keys.number("variation")),
                new SurveyParameters.Decoys(
                        keys.count("coreOnly"),
                        keys.count("singleElement"),
                        keys.count("filled"),
                        keys.number("filledSigma"),
                        keys.number("clearance")),
                elements);
        keys.requireAllUsed();
        return parameters;
    }

    private static void writeSamples(SyntheticSurvey survey, Path file) throws IOException {
        List<Element> elements = survey.parameters().elements();
        double[] eastings = survey.eastings();
        double[] northings = survey.northings();
        List<double[]> concentrations = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("id", "x", "y"));
        for (int e = 0; e < elements.size(); e++) {
            header.add(elements.get(e).name());
            concentrations.add(survey.concentrations(e));
        }
        try (Writer writer = Files.newBufferedWriter(file);
                CSVPrinter csv = new CSVPrinter(writer, FORMAT)) {
            csv.printRecord(header);
            for (int i = 0; i < eastings.length; i++) {
                csv.print(String.format(Locale.ROOT, "S%05d", i + 1));
                csv.print(plain(eastings[i]));
                csv.print(plain(northings[i]));
                for (int e = 0; e < elements.size(); e++) {
                    csv.print(
                            survey.belowDetection(e, i)
                                    ? "<" + plain(elements.get(e).detectionLimit())
                                    : plain(concentrations.get(e)[i]));
                }
                csv.println();
            }
        }
    }

    private static void writeDeposits(List<Body> deposits, String id, String name, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                CSVPrinter csv = new CSVPrinter(writer, FORMAT)) {
            csv.printRecord("id", "x", "y", "commodity", "name");
            for (int i = 0; i < deposits.size(); i++) {
                Body deposit = deposits.get(i);
                String number = String.format(Locale.ROOT, "%02d", i + 1);
                csv.printRecord(
                        id + number, plain(deposit.easting()), plain(deposit.northing()), "Au", name + " " + number);
            }
        }
    }

    private static void writeDecoys(List<Body> decoys, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                CSVPrinter csv = new CSVPrinter(writer, FORMAT)) {
            csv.printRecord("id", "x", "y", "kind");
            for (int i = 0; i < decoys.size(); i++) {
                Body decoy = decoys.get(i);
                csv.printRecord(
                        String.format(Locale.ROOT, "D%03d", i + 1),
                        plain(decoy.easting()),
                        plain(decoy.northing()),
                        decoy.kind());
            }
        }
    }

    /** The shortest decimal form of a number, without an exponent. */
    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** The keys of a parameter file, and which of them were asked for. */
    private static final class Keys {
        private final Properties properties;
        private final Set<String> unused;

        Keys(Properties properties) {
            this.properties = properties;
            unused = new TreeSet<>(properties.stringPropertyNames());
        }

        String text(String key) {
            String value = properties.getProperty(key);
            if (value == null || value.isBlank()) {
                throw new InvalidInputException(key, "is missing in the parameter file");
            }
            unused.remove(key);
            return value.strip();
        }

        List<String> words(String key) {
            return Arrays.asList(text(key).split("\\s+"));
        }

        double number(String key) {
            try {
                return Double.parseDouble(text(key));
            } catch (NumberFormatException e) {
                throw new InvalidInputException(key, text(key), "a number");
            }
        }

        long whole(String key) {
            try {
                return Long.parseLong(text(key));
            } catch (NumberFormatException e) {
                throw new InvalidInputException(key, text(key), "a whole number");
            }
        }

        int count(String key) {
            try {
                return Integer.parseInt(text(key));
            } catch (NumberFormatException e) {
                throw new InvalidInputException(key, text(key), "a whole number");
            }
        }

        void requireAllUsed() {
            if (!unused.isEmpty()) {
                throw new InvalidInputException(
                        "parameters", "the file has unknown keys " + unused + "; see test-data/README.md");
            }
        }
    }
}
