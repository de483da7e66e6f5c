package org.prospectivity.wps.conversion;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.wps.host.Host;

/**
 * Inputs by name. Many come twice, as data and as the name of a layer that holds it; the name of the second is that of
 * the first with {@code Layer} behind it. Blank text counts as absent, since some clients send it for what was left empty.
 */
public final class Inputs {
    private final Host host;

    /** @param host that knows the layers and models named */
    public Inputs(Host host) {
        this.host = host;
    }

    /** Text without surrounding space; empty when it is absent or blank. */
    public static Optional<String> text(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The texts of a list without surrounding space, those that are blank left out; none of null. */
    public static List<String> texts(List<String> values) {
        return values == null
                ? List.of()
                : values.stream().flatMap(value -> text(value).stream()).toList();
    }

    /** A coverage that has to be given. */
    public GridCoverage2D coverage(String parameter, GridCoverage2D data, String layer) throws IOException {
        return optionalCoverage(parameter, data, layer).orElseThrow(() -> missing(parameter));
    }

    /** A coverage that may be given. */
    public Optional<GridCoverage2D> optionalCoverage(String parameter, GridCoverage2D data, String layer)
            throws IOException {
        Optional<String> name = name(parameter, data, layer);
        return name.isPresent()
                ? Optional.of(coverageOfLayer(parameter + "Layer", name.get()))
                : Optional.ofNullable(data);
    }

    /** The coverage of a layer; the parameter is the input that names it. */
    public GridCoverage2D coverageOfLayer(String parameter, String layer) throws IOException {
        return named(parameter, input -> host.layers(input).coverage(layer));
    }

    /** The features of a layer; the parameter is the input that names it. */
    public SimpleFeatureCollection featuresOfLayer(String parameter, String layer) throws IOException {
        return named(parameter, input -> host.layers(input).features(layer).getFeatures());
    }

    /** Features that have to be given. */
    public SimpleFeatureCollection features(String parameter, SimpleFeatureCollection data, String layer)
            throws IOException {
        return optionalFeatures(parameter, data, layer).orElseThrow(() -> missing(parameter));
    }

    /** Features that may be given. */
    public Optional<SimpleFeatureCollection> optionalFeatures(
            String parameter, SimpleFeatureCollection data, String layer) throws IOException {
        Optional<String> name = name(parameter, data, layer);
        return name.isPresent()
                ? Optional.of(featuresOfLayer(parameter + "Layer", name.get()))
                : Optional.ofNullable(data instanceof TableFeatures table ? table.of(parameter) : data);
    }

    /**
     * The position of a band in a coverage, by its name or its number from 1; the first when blank or null. Where a name
     * is a number, the name counts.
     */
    public static int band(RasterStack stack, String band) {
        List<String> names = stack.bands().stream().map(Band::name).toList();
        String wanted = text(band).orElse("1");
        if (names.contains(wanted)) {
            return names.indexOf(wanted);
        }
        int number = wanted.matches("\\d{1,9}") ? Integer.parseInt(wanted) : 0;
        InvalidInputException.require(
                number >= 1 && number <= names.size(),
                "band",
                wanted,
                "one of " + names + " or a number from 1 to " + names.size());
        return number - 1;
    }

    /** A saved model that has to be named. */
    public TrainedModel model(String parameter, String name) throws IOException {
        String known = text(name)
                .orElseThrow(() -> new InvalidInputException(parameter, "a blank name", "the name of a saved model"));
        return named(parameter, input -> ModelFile.read(host.models(input).load(known), input));
    }

    /** What a host gives for a name. */
    @FunctionalInterface
    private interface Lookup<T> {
        T of(String input) throws IOException;
    }

    /** The host does not know which input named what it cannot give; the person should be told by that input's name. */
    private static <T> T named(String input, Lookup<T> lookup) throws IOException {
        try {
            return lookup.of(input);
        } catch (InvalidInputException e) {
            throw e.of(input);
        }
    }

    private static Optional<String> name(String parameter, Object data, String layer) {
        Optional<String> name = text(layer);
        if (data != null && name.isPresent()) {
            throw new InvalidInputException(
                    parameter,
                    "both " + parameter + " and " + parameter + "Layer (" + name.get() + ") are given; expected one of"
                            + " them");
        }
        return name;
    }

    private static InvalidInputException missing(String parameter) {
        return new InvalidInputException(
                parameter, "neither " + parameter + " nor " + parameter + "Layer is given; expected one of them");
    }
}
