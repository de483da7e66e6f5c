package org.prospectivity.server.wms;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.server.layer.NamedCrs;
import org.prospectivity.server.layer.PublishedLayer;
import org.prospectivity.server.layer.PublishedLayers;
import org.prospectivity.server.ows.Decimals;
import org.prospectivity.server.ows.OwsException;
import org.prospectivity.server.ows.OwsRequest;
import org.prospectivity.server.render.MapPainter.Styled;
import org.prospectivity.server.render.MapView;
import org.prospectivity.server.style.LayerStyle;
import org.prospectivity.server.style.Sld;

/** What the parameters of a request to WMS mean; each is checked when it is asked for. */
final class WmsRequest {
    /** Pixels along a side of a picture. */
    static final int LARGEST = 4096;

    private static final int MOST_LAYERS = 50;
    private static final double HIGHEST_LATITUDE = 90;

    private final OwsRequest request;
    private final WmsVersion version;
    private final PublishedLayers layers;

    WmsRequest(OwsRequest request, WmsVersion version, PublishedLayers layers) {
        this.request = request;
        this.version = version;
        this.layers = layers;
    }

    WmsVersion version() {
        return version;
    }

    Optional<String> parameter(String name) {
        return request.parameter(name);
    }

    /** The box and size of the map. */
    MapView view() {
        NamedCrs crs = crs();
        double[] box = box(crs);
        return new MapView(box[0], box[1], box[2], box[3], side("width"), side("height"), crs.crs());
    }

    private NamedCrs crs() {
        String text = request.required(version.crs());
        try {
            return NamedCrs.of(version.crs(), text.strip());
        } catch (InvalidInputException e) {
            throw OwsException.of(version.invalidCrs(), version.crs(), e.getMessage());
        }
    }

    /** West, south, east, north. */
    private double[] box(NamedCrs crs) {
        String text = request.required("bbox");
        double[] box = Decimals.corners("bbox", text);
        boolean latitudeFirst = crs.northFirst() && version == WmsVersion.V1_3_0;
        if (latitudeFirst) {
            box = new double[] {box[1], box[0], box[3], box[2]};
        }
        // Not wider than nothing, or so narrow that pixels cannot be told apart.
        if (!(box[2] - box[0] > 1e-12 * Math.abs(box[0]) && box[3] - box[1] > 1e-12 * Math.abs(box[1]))) {
            throw OwsException.invalid("bbox", text, "the lower corner first, then the upper, with space between");
        }
        boolean degrees = crs.crs() instanceof GeographicCRS;
        if (degrees && (box[1] > HIGHEST_LATITUDE || box[3] < -HIGHEST_LATITUDE)) {
            throw OwsException.invalid(
                    "bbox",
                    text,
                    "latitudes from -90 to 90; in WMS " + version.number() + " the "
                            + (latitudeFirst ? "latitude" : "longitude") + " comes first in " + crs.code());
        }
        return box;
    }

    private int side(String name) {
        return integer(name, 1, LARGEST);
    }

    /** A whole number that has to be given. */
    int integer(String name, int least, int most) {
        String text = request.required(name);
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw OwsException.invalid(name, text, "a whole number from " + least + " to " + most);
    }

    /** The layers to draw with their styles, the lowest first. */
    List<Styled> styled() throws IOException {
        List<PublishedLayer> wanted = layers("layers");
        List<String> names = List.of(request.parameter("styles").orElse("").split(",", -1));
        if (names.size() != wanted.size() && !(names.size() == 1 && names.get(0).isBlank())) {
            throw OwsException.invalid(
                    "styles", String.join(",", names), "as many styles as layers, which are " + wanted.size());
        }
        List<Styled> styled = new ArrayList<>();
        for (int l = 0; l < wanted.size(); l++) {
            String style = names.size() == wanted.size() ? names.get(l).strip() : "";
            styled.add(new Styled(wanted.get(l), style("styles", wanted.get(l), style)));
        }
        return styled;
    }

    /** The layers a parameter names. */
    List<PublishedLayer> layers(String parameter) throws IOException {
        List<String> names = List.of(request.required(parameter).split(",", -1));
        if (names.size() > MOST_LAYERS) {
            throw OwsException.invalid(parameter, String.join(",", names), "at most " + MOST_LAYERS + " layers");
        }
        List<PublishedLayer> found = new ArrayList<>();
        for (String name : names) {
            found.add(layer(parameter, name.strip()));
        }
        return found;
    }

    private PublishedLayer layer(String parameter, String name) throws IOException {
        try {
            return layers.get(name);
        } catch (InvalidInputException e) {
            throw OwsException.of("LayerNotDefined", parameter, e.getMessage());
        }
    }

    /**
     * A style by name, or the one the request brings with it; the layer's own when the name is empty.
     *
     * @param parameter that named it
     */
    LayerStyle style(String parameter, PublishedLayer layer, String name) throws IOException {
        if (request.parameter("sld").isPresent()) {
            throw OwsException.invalid(
                    "sld", request.required("sld"), "the document itself as sld_body; addresses are not followed");
        }
        Optional<String> document = request.parameter("sld_body");
        try {
            if (document.isPresent()) {
                byte[] bytes = document.get().getBytes(StandardCharsets.UTF_8);
                return layer.complete(Sld.read(new ByteArrayInputStream(bytes), layer.name()));
            }
            if (name.isEmpty()) {
                return layer.style();
            }
            Optional<LayerStyle> own = layer.style(name);
            if (own.isPresent()) {
                return own.get();
            }
            Optional<LayerStyle> shared = layers.sharedStyle(name);
            if (shared.isPresent()) {
                return layer.complete(shared.get());
            }
        } catch (InvalidInputException e) {
            throw OwsException.of("StyleNotDefined", document.isPresent() ? "sld_body" : parameter, e.getMessage());
        }
        throw OwsException.of(
                "StyleNotDefined",
                parameter,
                "There is no style " + name.substring(0, Math.min(name.length(), 100)) + "; expected one of "
                        + layer.styles().stream().map(LayerStyle::name).toList());
    }

    /** The colour where nothing is drawn; none for a transparent map. */
    OptionalInt background() {
        String transparent = request.parameter("transparent").orElse("false").strip();
        if (!transparent.equalsIgnoreCase("true") && !transparent.equalsIgnoreCase("false")) {
            throw OwsException.invalid("transparent", transparent, "TRUE or FALSE");
        }
        String colour = request.parameter("bgcolor").orElse("0xFFFFFF").strip();
        if (!colour.matches("(0x|0X|#)[0-9a-fA-F]{6}")) {
            throw OwsException.invalid("bgcolor", colour, "a colour such as 0xFFFFFF");
        }
        return transparent.equalsIgnoreCase("true")
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(colour.replaceFirst("0[xX]|#", ""), 16));
    }

    /** One of the formats on offer, by its media type, without parameters. */
    String format(String parameter, List<String> offered) {
        String asked = request.parameter(parameter).orElse(offered.get(0));
        String type = asked.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (!offered.contains(type)) {
            throw OwsException.of(
                    "InvalidFormat",
                    parameter,
                    parameter + " is \"" + asked.substring(0, Math.min(asked.length(), 100)) + "\"; expected one of "
                            + offered);
        }
        return type;
    }
}
