package org.prospectivity.wps.conversion;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.BandKinds;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.SurveyMaps;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.host.LayerName;

/**
 * The maps a model reads: those given as geochemistry and, on their grid, other evidence that is stacked on the way; their
 * bands of the kinds a person says.
 */
public final class MapInputs implements Closeable {
    private final BandSource bands;
    private final SurveyMaps stacked;

    private MapInputs(BandSource bands, SurveyMaps stacked) {
        this.bands = bands;
        this.stacked = stacked;
    }

    /**
     * What a person says of maps beside giving them, as the inputs of these names; null for nothing.
     *
     * @param evidenceLayers names of published coverages and features
     * @param evidence recipes, as {@link Evidence} takes them
     * @param kinds of bands, as {@link BandKinds} takes them
     */
    public record Said(List<String> evidenceLayers, List<String> evidence, List<String> kinds) {
        public Said {
            evidenceLayers = Inputs.texts(evidenceLayers);
            evidence = Inputs.texts(evidence);
            kinds = Inputs.texts(kinds);
        }

        /** The kinds that are said. */
        public BandKinds bandKinds() {
            return new BandKinds("kinds", kinds);
        }
    }

    /**
     * Reads maps and makes the bands of other evidence.
     *
     * @param geochemistry the maps given
     * @param stores where the bands of a stack are kept
     * @param warnings hears what a person should know of the evidence
     * @throws org.prospectivity.engine.InvalidInputException when a layer does not reach the grid, or what is said fits
     *     none
     */
    public static MapInputs of(
            Host host,
            GridCoverage2D geochemistry,
            Said said,
            Supplier<SurveyMaps> stores,
            Warnings warnings,
            Progress progress)
            throws IOException {
        BandSource first =
                Coverages.bands("geochemistry", geochemistry, host.limits().grid());
        Evidence evidence = evidence(new Inputs(host), said);
        if (evidence.isEmpty()) {
            return new MapInputs(said.bandKinds().of(host.workplace().reachable(first, progress)), null);
        }
        TargetGrid grid = TargetGrid.of("geochemistry", geochemistry);
        return SurveyMaps.filledBy(stores, store -> {
            StackedEvidence.make(
                    Optional.of(first),
                    evidence,
                    grid.geometry(),
                    grid.crs(),
                    store,
                    host.workplace(),
                    warnings,
                    progress.part(0, 0.9));
            return new MapInputs(
                    said.bandKinds().of(host.workplace().reachable(store.maps(), progress.part(0.9, 1))), store);
        });
    }

    private static Evidence evidence(Inputs inputs, Said said) throws IOException {
        List<GridCoverage2D> coverages = new ArrayList<>();
        List<SimpleFeatureCollection> features = new ArrayList<>();
        List<String> ofCoverages = new ArrayList<>();
        List<String> ofFeatures = new ArrayList<>();
        for (String layer : said.evidenceLayers()) {
            String name = LayerName.parse(layer).name();
            try {
                coverages.add(inputs.coverageOfLayer("evidenceLayers", layer));
                ofCoverages.add(name);
            } catch (InvalidInputException noCoverage) {
                features.add(inputs.featuresOfLayer("evidenceLayers", layer));
                ofFeatures.add(name);
            }
        }
        List<String> names = new ArrayList<>(ofCoverages);
        names.addAll(ofFeatures);
        return new Evidence(said.evidence(), null, null, null).with(inputs, coverages, null, features, null, names);
    }

    /** The bands, geochemistry first, as the host's workforce reaches them. */
    public BandSource bands() {
        return bands;
    }

    /** Lets what was stacked go. */
    @Override
    public void close() throws IOException {
        if (stacked != null) {
            stacked.close();
        }
    }
}
