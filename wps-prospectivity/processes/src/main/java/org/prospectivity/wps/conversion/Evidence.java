package org.prospectivity.wps.conversion;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evidence.EvidenceBand;
import org.prospectivity.engine.evidence.EvidenceLayer;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Band.Kind;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.rasters.ResampledCoverage;
import org.prospectivity.wps.host.LayerName;

/**
 * Layers of any kind that become bands of a stack, and by which recipes. A layer without a recipe is taken as its
 * geometry suggests: polygons as a category and by the distance to them, lines and points by the distance to them, a
 * coverage with its bands as they are.
 */
public final class Evidence {
    /** So many classes of a category at most, unless a person asks for more. */
    public static final int MOST_CLASSES = 50;

    private final Map<String, GridCoverage2D> coverages = new LinkedHashMap<>();
    private final Map<String, SimpleFeatureCollection> features = new LinkedHashMap<>();
    private final List<Recipe> recipes;
    private final double leastShare;
    private final int mostClasses;
    private final boolean mappedOnly;

    /**
     * @param recipes as a person writes them; null for none
     * @param leastShare of a cell's area that a class covers; null for the rule of cell centres
     * @param mostClasses of a category; null for {@link #MOST_CLASSES}
     * @param mappedOnly whether nothing is known outside the box around a layer's features; null for no
     */
    public Evidence(List<String> recipes, Double leastShare, Integer mostClasses, Boolean mappedOnly) {
        this.recipes = Recipe.parse(recipes);
        this.mappedOnly = Boolean.TRUE.equals(mappedOnly);
        this.leastShare = leastShare == null ? 0 : leastShare;
        this.mostClasses = mostClasses == null ? MOST_CLASSES : mostClasses;
        InvalidInputException.require(
                this.leastShare >= 0 && this.leastShare <= 1,
                "leastShare",
                leastShare,
                "a share of a cell's area, 0 to 1");
        InvalidInputException.require(this.mostClasses >= 1, "mostClasses", mostClasses, "a whole number from 1");
    }

    /**
     * Adds layers, as data and by name; null for none.
     *
     * @param names of what is given as data, coverages first; where there is none, the data's own counts
     * @throws InvalidInputException when two have one name
     */
    public Evidence with(
            Inputs inputs,
            List<GridCoverage2D> coverageData,
            List<String> coverageLayers,
            List<SimpleFeatureCollection> featureData,
            List<String> featureLayers,
            List<String> names)
            throws IOException {
        int given = 0;
        for (GridCoverage2D coverage : orNone(coverageData)) {
            add(coverages, name(names, given++, coverage.getName().toString()), coverage);
        }
        for (SimpleFeatureCollection collection : orNone(featureData)) {
            SimpleFeatureCollection own = inputs.features("features", collection, null);
            add(features, name(names, given++, own.getSchema().getName().getLocalPart()), own);
        }
        InvalidInputException.require(
                orNone(names).size() <= given,
                "names",
                orNone(names).size() + " names",
                "one for each of the " + given + " coverages and features given as data");
        for (String layer : Inputs.texts(coverageLayers)) {
            add(coverages, LayerName.parse(layer).name(), inputs.coverageOfLayer("coverageLayers", layer));
        }
        for (String layer : Inputs.texts(featureLayers)) {
            add(features, LayerName.parse(layer).name(), inputs.featuresOfLayer("featureLayers", layer));
        }
        return this;
    }

    private static <T> List<T> orNone(List<T> given) {
        return given == null ? List.of() : given;
    }

    private static String name(List<String> names, int position, String own) {
        return position < orNone(names).size()
                ? Inputs.text(names.get(position)).orElse(own)
                : own;
    }

    private <T> void add(Map<String, T> layers, String name, T layer) {
        if (coverages.containsKey(name) || features.containsKey(name)) {
            throw new InvalidInputException(
                    "names", "two layers are called " + name + "; expected a name for each, in names");
        }
        layers.put(name, layer);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return coverages.isEmpty() && features.isEmpty();
    }

    /** The coverages, by name. */
    public Map<String, GridCoverage2D> coverages() {
        return Map.copyOf(coverages);
    }

    /** The features, by name. */
    public Map<String, SimpleFeatureCollection> features() {
        return Map.copyOf(features);
    }

    /**
     * What makes the bands on a grid. Geometries are read and transformed now, pixels when the bands are made.
     *
     * @param crs of the grid, easting first
     * @param warnings hears what a person should know of the layers
     * @throws InvalidInputException when a layer does not reach the grid, or a recipe does not fit it
     */
    public List<EvidenceLayer> on(
            GridGeometry grid, CoordinateReferenceSystem crs, Warnings warnings, Progress progress) {
        requireKnown();
        List<EvidenceLayer> layers = new ArrayList<>();
        double done = 0;
        for (Map.Entry<String, GridCoverage2D> entry : coverages.entrySet()) {
            progress.report(done++ / (coverages.size() + features.size()), "looking at " + entry.getKey());
            new CoverageEvidence(
                            this,
                            entry.getKey(),
                            new ResampledCoverage(entry.getKey(), entry.getValue(), crs),
                            grid,
                            progress)
                    .addTo(layers);
        }
        for (Map.Entry<String, SimpleFeatureCollection> entry : features.entrySet()) {
            progress.report(done++ / (coverages.size() + features.size()), "reading " + entry.getKey());
            new FeatureEvidence(this, entry.getKey(), entry.getValue(), grid, crs, warnings).addTo(layers);
        }
        return layers;
    }

    /** The share of a cell's area that a class covers at least; 0 where the cell's centre decides. */
    double leastShare() {
        return leastShare;
    }

    /** Whether nothing is known outside the box around a layer's features. */
    boolean mappedOnly() {
        return mappedOnly;
    }

    private void requireKnown() {
        TreeSet<String> names = new TreeSet<>(coverages.keySet());
        names.addAll(features.keySet());
        for (Recipe recipe : recipes) {
            InvalidInputException.require(
                    names.contains(recipe.source()),
                    "evidence",
                    recipe.text(),
                    "one of the layers " + names + " before the equals sign");
        }
    }

    List<Recipe> of(String source) {
        return recipes.stream().filter(recipe -> recipe.source().equals(source)).toList();
    }

    /** Refuses bands that are told apart by nothing but the case of letters, or not at all. */
    public static void requireOnce(List<? extends EvidenceLayer> layers) {
        Map<String, EvidenceBand> known = new HashMap<>();
        for (EvidenceLayer layer : layers) {
            for (EvidenceBand band : layer.bands()) {
                EvidenceBand other = known.putIfAbsent(band.band().key(), band);
                if (other != null) {
                    throw new InvalidInputException(
                            "evidence",
                            other.source() + " and " + band.source() + " both make a band "
                                    + other.band().name()
                                    + (other.band().name().equals(band.band().name())
                                            ? ""
                                            : " or " + band.band().name())
                                    + "; expected each once");
                }
            }
        }
    }

    /** A band's name: letters, digits, points and underscores of the source, then, behind a hyphen, of the part. */
    static Band band(String source, Optional<String> part, Kind kind) {
        String name = source.replaceAll("[^\\p{Alnum}_.]", "_")
                + part.map(text -> "-" + text.replaceAll("[^\\p{Alnum}_.-]", "_"))
                        .orElse("")
                + "_" + kind.name().toLowerCase(Locale.ROOT);
        return Band.of(name);
    }

    void requireClasses(String source, String attribute, int count) {
        if (count > mostClasses) {
            throw new InvalidInputException(
                    "evidence",
                    attribute + " of " + source + " has " + count + " classes, more than " + mostClasses
                            + "; expected an attribute with fewer, or mostClasses of " + count + " to take them all");
        }
    }
}
