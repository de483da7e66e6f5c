package org.prospectivity.maps.layer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.classification.ClassBreaks;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.features.CrsCodes;
import org.prospectivity.maps.style.ColourMap;
import org.prospectivity.maps.style.LayerStyle;
import org.prospectivity.maps.style.RasterStyle;
import org.prospectivity.maps.style.Sld;
import org.prospectivity.wps.conversion.CustomaryStyle;
import org.prospectivity.wps.host.LayerDescription;
import org.prospectivity.wps.host.LayerName;

/**
 * A layer as it is published now: a coverage or features, with its styles. The first style is the layer's own; each
 * band of a coverage has one more by its name.
 */
public final class PublishedLayer {
    private final LayerName name;
    private final StoredCoverage coverage;
    private final StoredFeatures features;
    private final LayerStyle own;
    private final LayerDescription description;
    private final Map<String, LayerStyle> complete = new ConcurrentHashMap<>();

    private PublishedLayer(
            String name,
            StoredCoverage coverage,
            StoredFeatures features,
            LayerStyle own,
            LayerDescription description) {
        this.description = description;
        this.name = LayerName.parse(name);
        this.coverage = coverage;
        this.features = features;
        this.own = own.named(localName());
    }

    /** @param style its SLD document, or a file that does not exist */
    static PublishedLayer of(String name, StoredCoverage coverage, Path style, LayerDescription description)
            throws IOException {
        return new PublishedLayer(name, coverage, null, read(style), description);
    }

    /** @param style its SLD document, or a file that does not exist */
    static PublishedLayer of(String name, StoredFeatures features, Path style, LayerDescription description)
            throws IOException {
        return new PublishedLayer(name, null, features, read(style), description);
    }

    private static LayerStyle read(Path style) throws IOException {
        if (!Files.isRegularFile(style)) {
            return LayerStyle.CUSTOMARY;
        }
        try (InputStream document = Files.newInputStream(style)) {
            return Sld.read(document);
        }
    }

    /** Its full name, {@code workspace:name}. */
    public String name() {
        return name.toString();
    }

    /** Its identifier in WCS 2.0. */
    public String coverageId() {
        return name.coverageId();
    }

    /** Its name without the workspace. */
    public String localName() {
        return name.name();
    }

    /** What it tells of itself. */
    public LayerDescription description() {
        return description;
    }

    /** What it is called: as its description says, else by its name. */
    public String title() {
        return description.title() == null ? localName() : description.title();
    }

    /** Its values, if it is a coverage. */
    public Optional<StoredCoverage> coverage() {
        return Optional.ofNullable(coverage);
    }

    /** Its features, if it is not. */
    public Optional<StoredFeatures> features() {
        return Optional.ofNullable(features);
    }

    /** Its CRS, easting or longitude first. */
    public CoordinateReferenceSystem crs() {
        return coverage == null ? features.crs() : coverage.crs();
    }

    /** The EPSG code of its CRS, if it has one. */
    public Optional<Integer> epsg() {
        return coverage == null ? features.epsg() : coverage.epsg();
    }

    /** What it covers; empty for no features. */
    public ReferencedEnvelope bounds() {
        return coverage == null ? features.bounds() : coverage.grid().envelope(coverage.crs());
    }

    /** What it covers in longitude and latitude; nothing when it has no place on the globe. */
    public Optional<ReferencedEnvelope> degrees() {
        ReferencedEnvelope bounds = bounds();
        return bounds.isNull() ? Optional.empty() : Transforms.extent(bounds, CrsCodes.WGS84);
    }

    /** The names and titles of its styles, its own first. */
    public List<LayerStyle> styles() {
        List<LayerStyle> styles = new ArrayList<>();
        styles.add(own);
        if (coverage != null) {
            for (String band : coverage.bands()) {
                if (!band.equals(own.name())) {
                    styles.add(new LayerStyle(band, "Band " + band, ofBand(band), List.of()));
                }
            }
        }
        return styles;
    }

    private static RasterStyle ofBand(String band) {
        return new RasterStyle(Optional.of(band), 1, Optional.empty());
    }

    /** Its own style, or that of one of its bands, by its name; none when it has no such style. */
    public Optional<LayerStyle> style(String wanted) throws IOException {
        LayerStyle known = complete.get(wanted);
        if (known == null) {
            Optional<LayerStyle> found = styles().stream()
                    .filter(style -> style.name().equals(wanted))
                    .findFirst();
            if (found.isEmpty()) {
                return found;
            }
            known = complete(found.get());
            complete.put(wanted, known);
        }
        return Optional.of(known);
    }

    /** Its own style. */
    public LayerStyle style() throws IOException {
        return style(own.name()).orElseThrow();
    }

    /**
     * A style with a band of this coverage and with colours: where it has none, those the layer's own style has for the
     * band, or the customary ones.
     *
     * @throws InvalidInputException when it names a band that is not there
     */
    public LayerStyle complete(LayerStyle style) throws IOException {
        if (coverage == null) {
            return style;
        }
        int band = band(style.raster());
        Optional<ColourMap> colours = style.raster().colours();
        if (colours.isEmpty() && own.raster().colours().isPresent() && band(own.raster()) == band) {
            colours = own.raster().colours();
        }
        if (colours.isEmpty()) {
            colours = Optional.of(customary(band));
        }
        RasterStyle raster = new RasterStyle(
                Optional.of(coverage.bands().get(band)), style.raster().opacity(), colours);
        Optional<RasterStyle> above = style.raster().above().isPresent()
                ? style.raster().above()
                : customaryAbove(coverage.bands().get(band), style.raster());
        if (above.isPresent()) {
            raster = raster.with(completeAbove(above.get()));
        }
        return new LayerStyle(style.name(), style.title(), raster, style.symbols());
    }

    /** Scores in their customary colours are greyed where their model does not apply. */
    private Optional<RasterStyle> customaryAbove(String band, RasterStyle style) {
        return style.colours().isEmpty()
                        && band.equals(ProspectivityPrediction.SCORE)
                        && coverage.bands().contains(ProspectivityPrediction.APPLICABILITY)
                ? Optional.of(RasterStyle.NOT_APPLICABLE)
                : Optional.empty();
    }

    private RasterStyle completeAbove(RasterStyle above) throws IOException {
        int band = band(above);
        return new RasterStyle(
                Optional.of(coverage.bands().get(band)),
                above.opacity(),
                Optional.of(above.colours().isPresent() ? above.colours().get() : customary(band)));
    }

    /**
     * The number of the band a style shows, from 0.
     *
     * @throws InvalidInputException when there is no such band
     */
    public int band(RasterStyle style) {
        String wanted = style.band().orElse("1");
        int named = coverage.bands().indexOf(wanted);
        if (named >= 0) {
            return named;
        }
        if (wanted.matches("\\d{1,5}")
                && Integer.parseInt(wanted) >= 1
                && Integer.parseInt(wanted) <= coverage.bands().size()) {
            return Integer.parseInt(wanted) - 1;
        }
        throw new InvalidInputException("style", "band " + wanted, "one of " + coverage.bands());
    }

    private ColourMap customary(int band) throws IOException {
        double[] values = coverage.sample(band);
        if (values.length == 0) {
            return new ColourMap(ColourMap.Type.VALUES, List.of(new ColourMap.Entry(0, 0, "no data")));
        }
        String sld = CustomaryStyle.sld(band + 1, Band.of(coverage.bands().get(band)), ClassBreaks.of(values));
        return Sld.read(new ByteArrayInputStream(sld.getBytes(StandardCharsets.UTF_8)))
                .raster()
                .colours()
                .orElseThrow();
    }
}
