package org.prospectivity.geoserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.geoserver.catalog.CoverageDimensionInfo;
import org.geoserver.catalog.CoverageInfo;
import org.geoserver.catalog.KeywordInfo;
import org.geoserver.catalog.LayerInfo;
import org.geoserver.gwc.GWC;
import org.geoserver.gwc.layer.GeoServerTileLayer;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.junit.Test;
import org.prospectivity.rasters.GeoTiffs;
import org.springframework.mock.web.MockHttpServletResponse;

/** Layers as inputs, results as layers. */
public class LayersTest extends SurveyTestSupport {
    private LayerInfo layer(String name) {
        return getCatalog().getLayerByName(name);
    }

    private void grid(String layer) throws Exception {
        assertThat(run(gridding().text("layer", layer).text("overwrite", true).output("layerName")))
                .isEqualTo(layer);
    }

    @Test
    public void samplesOfALayerBecomeALayerWithBandsUnitsBoundsAndCrs() throws Exception {
        asAdministrator();
        grid("cite:maps");
        CoverageInfo coverage = (CoverageInfo) layer("cite:maps").getResource();
        assertThat(coverage.getDimensions())
                .extracting(CoverageDimensionInfo::getName)
                .containsExactly("Au_ppb_log10", "As_ppm_log10");
        assertThat(coverage.getSRS()).isEqualTo("EPSG:32633");
        assertThat(coverage.getNativeBoundingBox().getMinX()).isBetween(499900d, 500060d);
        assertThat(coverage.getNativeBoundingBox().getMaxY()).isBetween(6001540d, 6001700d);
        assertThat(coverage.getLatLonBoundingBox().getMinX()).isBetween(14.9, 15.1);
        assertThat(coverage.getDimensions().get(0).getNullValues()).containsExactly(Double.NaN);
        assertThat(coverage.getStore().getURL()).startsWith("file:data/cite/maps/");
        assertThat(coverage.getKeywords())
                .extracting(KeywordInfo::getValue)
                .isNotEmpty()
                .noneMatch(word -> word.startsWith("maps"));
    }

    @Test
    public void theCatalogTellsWhatALayerShows() throws Exception {
        asAdministrator();
        grid("cite:maps");
        CoverageInfo maps = (CoverageInfo) layer("cite:maps").getResource();
        assertThat(maps.getTitle()).isEqualTo("Geochemical maps of Au_ppb_log10, As_ppm_log10 (cite:maps)");
        assertThat(maps.getAbstract()).contains("256 samples", "IDW", "50 m");
        assertThat(maps.getMetadata().get("prospectivity.process", String.class))
                .isEqualTo("prospectivity:GridGeochem");

        run(training("cite:told").output("modelName"));
        Execution scores = Execution.of("PredictProspectivity")
                .text("geochemistryLayer", "cite:maps")
                .text("model", "cite:told")
                .text("layer", "cite:told")
                .text("overwrite", true)
                .output("layerName");
        run(scores);
        CoverageInfo told = (CoverageInfo) layer("cite:told").getResource();
        String verdict = told.getMetadata().get("prospectivity.verdict", String.class);
        assertThat(verdict).isNotBlank();
        assertThat(told.getMetadata().get("prospectivity.provenance", String.class))
                .contains("\"seed\"");
        assertThat(told.getMetadata().get("prospectivity.model", String.class)).isEqualTo("cite:told");
        assertThat(run(Execution.of("EvaluateProspectivity")
                        .text("prospectivityLayer", "cite:told")
                        .text("depositsLayer", "cite:deposits")
                        .output("report")))
                .contains("The model cite:told was trained on all deposits judged by");
        assertThat(told.getKeywords()).extracting(KeywordInfo::getValue).contains("mineral prospectivity");
        String capabilities = getAsString("wms?service=WMS&version=1.3.0&request=GetCapabilities");
        assertThat(capabilities)
                .contains(
                        "<Title>Mineral prospectivity by cite:told (cite:told)</Title>",
                        "Verdict of its training:",
                        "<Keyword>mineral prospectivity</Keyword>",
                        "<Keyword>Au_ppb_log10</Keyword>");

        // replaced, it tells of what it shows now
        run(gridding().text("layer", "cite:told").text("overwrite", true).output("layerName"));
        told = (CoverageInfo) layer("cite:told").getResource();
        assertThat(told.getTitle()).startsWith("Geochemical maps of ");
        assertThat(told.getMetadata())
                .doesNotContainKey("prospectivity.verdict")
                .containsKey("prospectivity.settings");
        assertThat(told.getKeywords())
                .extracting(KeywordInfo::getValue)
                .contains("geochemistry")
                .doesNotContain("mineral prospectivity");
    }

    @Test
    public void layersThatShowTheSameAreAllListedByWcs() throws Exception {
        asAdministrator();
        grid("cite:one");
        grid("cite:other");
        assertThat(getAsString("wcs?service=WCS&version=2.0.1&request=GetCapabilities"))
                .contains("CoverageId>cite__one<", "CoverageId>cite__other<");
    }

    @Test
    public void aBandOfConcentrationsTellsItsUnit() throws Exception {
        asAdministrator();
        run(Execution.of("GridGeochem")
                .text("samplesLayer", "cite:samples")
                .text("elements", "Au_ppb,As_ppm")
                .text("layer", "cite:plain")
                .output("layerName"));
        CoverageInfo coverage = (CoverageInfo) layer("cite:plain").getResource();
        assertThat(coverage.getDimensions())
                .extracting(CoverageDimensionInfo::getUnit)
                .containsExactly("ppb", "ppm");
    }

    @Test
    public void thePublishedValuesAreThoseOfTheResult() throws Exception {
        asAdministrator();
        byte[] tiff = post(gridding().raw("result", "image/tiff")).getContentAsByteArray();
        grid("cite:maps");
        GridCoverage2D published = extension().layers().coverage("cite:maps");
        GeoTiffReader reader = new GeoTiffReader(new ByteArrayInputStream(tiff));
        GridCoverage2D result = reader.read((GeneralParameterValue[]) null);
        assertThat((Object) published.getEnvelope2D()).isEqualTo(result.getEnvelope2D());
        float[] expected = samples(result);
        assertThat(expected).hasSizeGreaterThan(500);
        assertThat(samples(published)).containsExactly(expected);
        reader.dispose();
    }

    private static float[] samples(GridCoverage2D coverage) {
        var raster = coverage.getRenderedImage().getData();
        return raster.getSamples(
                raster.getMinX(), raster.getMinY(), raster.getWidth(), raster.getHeight(), 0, (float[]) null);
    }

    @Test
    public void theNewLayerIsServedAtOnce() throws Exception {
        asAdministrator();
        grid("cite:served");
        MockHttpServletResponse map = getAsServletResponse(
                "wms?service=WMS&version=1.1.0&request=GetMap&layers=cite:served&styles=&bbox=500000,6000000,501600,6001600"
                        + "&width=64&height=64&srs=EPSG:32633&format=image/png");
        assertThat(map.getContentType()).isEqualTo("image/png");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(map.getContentAsByteArray()));
        assertThat(image.getRGB(16, 43)).as("on an anomaly and beside it").isNotEqualTo(image.getRGB(32, 32));

        String text = getAsString("wcs?service=WCS&version=2.0.1&request=DescribeCoverage&coverageId=cite__served");
        assertThat(text).contains("name=\"Au_ppb_log10\"").contains("name=\"As_ppm_log10\"");
        MockHttpServletResponse coverage = getAsServletResponse(
                "wcs?service=WCS&version=2.0.1&request=GetCoverage&coverageId=cite__served&format=image/tiff");
        assertThat(coverage.getContentType()).isEqualTo("image/tiff");
    }

    @Test
    public void anElementsColoursBecomeAStyleOfTheWorkspaceAndGoWithTheirLayer() throws Exception {
        asAdministrator();
        grid("cite:coloured");
        assertThat(layer("cite:coloured").getDefaultStyle().prefixedName()).isEqualTo("cite:coloured");
        assertThat(run(gridding()
                        .text("layer", "cite:coloured")
                        .text("overwrite", true)
                        .text("style", "prospectivity_band")
                        .output("layerName")))
                .isEqualTo("cite:coloured");
        assertThat(layer("cite:coloured").getDefaultStyle().prefixedName()).isEqualTo("prospectivity_band");
        assertThat(getCatalog().getStyleByName("cite", "coloured")).isNull();
        assertThat(files("workspaces/cite/styles"))
                .noneMatch(file -> file.toString().contains("coloured"));
    }

    @Test
    public void anUnknownOrUnreadableStyleIsRefusedBeforeTheWork() throws Exception {
        asAdministrator();
        assertThat(fault(gridding().text("layer", "cite:x").text("style", "nosuch")))
                .contains("style: nosuch");
        assertThat(fault(gridding().text("layer", "cite:x").text("style", "<sld")))
                .contains("style: the SLD document");
        assertThat(layer("cite:x")).isNull();
    }

    @Test
    public void anExistingLayerIsReplacedOnlyWhenThatIsAskedFor() throws Exception {
        asAdministrator();
        grid("cite:again");
        String before = getCatalog().getLayerByName("cite:again").getId();
        assertThat(fault(gridding().text("layer", "cite:again"))).contains("there is a layer cite:again already");
        run(Execution.of("GridGeochem")
                .text("samplesLayer", "cite:samples")
                .text("elements", "Au_ppb")
                .text("cellSize", 100)
                .text("layer", "cite:again")
                .text("overwrite", true));
        CoverageInfo coverage = (CoverageInfo) layer("cite:again").getResource();
        assertThat(layer("cite:again").getId()).isEqualTo(before);
        assertThat(coverage.getDimensions()).hasSize(1);
        GridCoverage2D now = extension().layers().coverage("cite:again");
        assertThat(now.getNumSampleDimensions()).isEqualTo(1);
        assertThat(now.getGridGeometry().getGridRange2D().width).isBetween(15, 18);
        assertThat(files("data/cite/again")).hasSize(1);
    }

    private List<Path> files(String folder) throws Exception {
        try (Stream<Path> files = Files.list(getDataDirectory().root().toPath().resolve(folder))) {
            return files.toList();
        }
    }

    @Test
    public void aLayerOfOthersIsNeverReplaced() throws Exception {
        asAdministrator();
        assertThat(fault(gridding().text("layer", "cite:samples").text("overwrite", true)))
                .contains("was not published by a prospectivity process");
    }

    @Test
    public void aNameWithoutAWorkspaceIsOneInTheDefaultWorkspace() throws Exception {
        asAdministrator();
        String workspace = getCatalog().getDefaultWorkspace().getName();
        assertThat(run(gridding().text("layer", "plainName").output("layerName")))
                .isEqualTo(workspace + ":plainName");
    }

    @Test
    public void aNameThatLeadsElsewhereIsRefused() throws Exception {
        asAdministrator();
        for (String name : List.of("cite:../x", "cite:a/b", "cite:", "nosuch:x", "cite:a b", "cite:-x")) {
            assertThat(fault(gridding().text("layer", name))).as(name).contains("layer:");
        }
    }

    @Test
    public void bandNamesThatOnlyTheFileKnowsAreRead() throws Exception {
        asAdministrator();
        grid("cite:file");
        CoverageInfo coverage = getCatalog().getCoverageByName("cite:file");
        coverage.getDimensions().get(0).setName("GRAY_INDEX");
        coverage.getDimensions().get(1).setName("Band2");
        getCatalog().save(coverage);
        assertThat(extension().layers().coverage("cite:file").getSampleDimensions())
                .extracting(band -> band.getDescription().toString())
                .containsExactly("Au_ppb_log10", "As_ppm_log10");
    }

    @Test
    public void dataByValueGivesTheSameMapsAsTheLayer() throws Exception {
        asAdministrator();
        String gml =
                getAsString("wfs?service=WFS&version=1.0.0&request=GetFeature&typeName=cite:samples&outputFormat=GML2");
        float[] byName = gridded(gridding());
        float[] byValue = gridded(Execution.of("GridGeochem")
                .gml(
                        "samples",
                        gml.substring(gml.indexOf("<wfs:FeatureCollection"))
                                .replaceFirst("xsi:schemaLocation=\"[^\"]*\"", ""))
                .text("elements", "Au_ppb,As_ppm")
                .text("method", "IDW")
                .text("transform", "LOG10")
                .text("cellSize", 50));
        // Features come in another order, and so do the terms of each sum.
        assertThat(byName).hasSize(32 * 32);
        assertThat(byValue).containsExactly(byName, offset(1e-5f));
    }

    @Test
    public void aTableWithCoordinatesIsGridded() throws Exception {
        StringBuilder table = new StringBuilder("id,x,y,Au_ppb\n");
        for (int s = 0; s < 20; s++) {
            table.append("s" + s + "," + (500_000 + 100 * (s % 5)) + "," + (6_000_000 + 100 * (s / 5)) + ","
                    + (s == 7 ? "<0.5" : s + 1) + "\n");
        }
        assertThat(run(Execution.of("GridGeochem")
                        .table("samples", table.toString())
                        .text("crs", "EPSG:32633")
                        .text("cellSize", 100)
                        .text("elements", "Au_ppb")))
                .contains("\"samples\": 20");
    }

    private float[] gridded(Execution execution) throws Exception {
        byte[] tiff = post(execution.raw("result", "image/tiff")).getContentAsByteArray();
        GeoTiffReader reader = new GeoTiffReader(new ByteArrayInputStream(tiff));
        float[] values = samples(reader.read((GeneralParameterValue[]) null));
        reader.dispose();
        return values;
    }

    @Test
    public void aCoverageByValueIsAlignedTo() throws Exception {
        asAdministrator();
        byte[] tiff = post(Execution.of("GridGeochem")
                        .text("samplesLayer", "cite:samples")
                        .text("elements", "Au_ppb")
                        .text("cellSize", 80)
                        .raw("result", "image/tiff"))
                .getContentAsByteArray();
        String report = run(Execution.of("GridGeochem")
                .text("samplesLayer", "cite:samples")
                .text("elements", "Au_ppb")
                .binary("alignTo", "image/tiff", Base64.getEncoder().encodeToString(tiff)));
        assertThat(report).contains("\"cellSize\": 80");
    }

    @Test
    public void bandNamesTravelInFilesThatAreSentAndReceived() throws Exception {
        asAdministrator();
        grid("cite:maps");
        run(training("cite:travels").text("overwrite", true).output("modelName"));
        byte[] maps = post(gridding().raw("result", "image/tiff")).getContentAsByteArray();
        byte[] scores = post(Execution.of("PredictProspectivity")
                        .binary(
                                "geochemistry",
                                "image/tiff",
                                Base64.getEncoder().encodeToString(maps))
                        .text("model", "cite:travels")
                        .raw("result", "image/tiff"))
                .getContentAsByteArray();
        Path file = Files.createTempFile("scores", ".tif");
        try {
            Files.write(file, scores);
            assertThat(GeoTiffs.bandNames(file))
                    .startsWith(Optional.of("prospectivity"), Optional.of("uncertainty"))
                    .endsWith(Optional.of("percentile"));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    public void resultsAreChainedIntoGeoServersProcessesAndTheirsIntoOurs() throws Exception {
        asAdministrator();
        String layer = run(Execution.of("gs:Import")
                .chained("coverage", "image/tiff", gridding().raw("result", "image/tiff"))
                .text("workspace", "cite")
                .text("name", "chained")
                .raw("layerName", "text/plain"));
        assertThat(layer).isEqualTo("cite:chained");
        assertThat(samples(extension().layers().coverage(layer))).containsExactly(gridded(gridding()));

        String gml = "text/xml; subtype=wfs-collection/1.1";
        Execution north = Execution.of("vec:Query")
                .reference(
                        "features",
                        gml,
                        "http://geoserver/wfs?service=WFS&amp;version=1.1.0&amp;request=GetFeature&amp;typeName=cite:samples")
                .query("INCLUDE")
                .raw("result", gml);
        assertThat(run(Execution.of("GridGeochem")
                        .chained("samples", gml, north)
                        .text("elements", "Au_ppb")
                        .text("cellSize", 50)))
                .contains("\"cellSize\": 50");
        String report = run(Execution.of("GridGeochem")
                .text("samplesLayer", "cite:samples")
                .text("elements", "Au_ppb")
                .chained(
                        "alignTo",
                        "image/tiff",
                        Execution.of("ras:ScaleCoverage")
                                .chained("coverage", "image/tiff", gridding().raw("result", "image/tiff"))
                                .text("xScale", 0.5)
                                .text("yScale", 0.5)
                                .text("xTranslate", 0)
                                .text("yTranslate", 0)
                                .raw("result", "image/tiff")));
        assertThat(report).contains("\"cellSize\": 100");
    }

    @Test
    public void geoTiffIsListedOnceAmongTheFormatsOfACoverage() throws Exception {
        String described =
                getAsString("wps?service=WPS&version=1.0.0&request=DescribeProcess&identifier=ras:CropCoverage");
        String supported = described.substring(described.indexOf("<Supported>"), described.indexOf("</Supported>"));
        assertThat(supported.split("image/tiff", -1)).hasSize(2);
        assertThat(described.substring(described.indexOf("<Default>"), described.indexOf("</Default>")))
                .contains("image/tiff");
    }

    @Test
    public void coveragesOfOtherProcessesAreWrittenAsEver() throws Exception {
        byte[] tiff = post(Execution.of("ras:AddCoverages")
                        .chained("coverageA", "image/tiff", one("Au_ppb"))
                        .chained("coverageB", "image/tiff", one("As_ppm"))
                        .raw("result", "image/tiff"))
                .getContentAsByteArray();
        GeoTiffReader reader = new GeoTiffReader(new ByteArrayInputStream(tiff));
        assertThat(samples(reader.read((GeneralParameterValue[]) null))).hasSizeGreaterThan(500);
        reader.dispose();
    }

    private static Execution one(String element) {
        return Execution.of("GridGeochem")
                .text("samplesLayer", "cite:samples")
                .text("elements", element)
                .text("cellSize", 50)
                .raw("result", "image/tiff");
    }

    @Test
    public void aFileWhoseNamesOfBandsAreDamagedIsReadWithoutThem() throws Exception {
        asAdministrator();
        byte[] tiff = post(gridding().raw("result", "image/tiff")).getContentAsByteArray();
        String damaged = new String(tiff, StandardCharsets.ISO_8859_1).replace("<GDALMetadata>", "<GDALMetadata<");
        assertThat(run(Execution.of("GridGeochem")
                        .text("samplesLayer", "cite:samples")
                        .text("elements", "Au_ppb")
                        .binary(
                                "alignTo",
                                "image/tiff",
                                Base64.getEncoder().encodeToString(damaged.getBytes(StandardCharsets.ISO_8859_1)))))
                .contains("\"cellSize\": 50");
    }

    @Test
    public void tilesOfALayerThatIsReplacedAreDropped() throws Exception {
        asAdministrator();
        grid("cite:tiled");
        GWC tiles = GWC.get();
        GeoServerTileLayer layer = (GeoServerTileLayer) tiles.getTileLayerByName("cite:tiled");
        Path kept = getDataDirectory().root().toPath().resolve("gwc/cite_tiled/EPSG_4326_00/0_0/00_00.png");
        assertThat(layer.isEnabled()).isTrue();
        Files.createDirectories(kept.getParent());
        Files.write(kept, new byte[] {1});
        grid("cite:tiled");
        Awaitility.await().until(() -> Files.notExists(kept));
    }

    @Test
    public void aChainedCoverageIsAlignedTo() throws Exception {
        asAdministrator();
        String report = run(Execution.of("GridGeochem")
                .text("samplesLayer", "cite:samples")
                .text("elements", "Au_ppb")
                .chained("alignTo", "image/tiff", gridding().raw("result", "image/tiff")));
        assertThat(report).contains("\"cellSize\": 50");
    }

    @Test
    public void theWholeChainWorksByLayerNames() throws Exception {
        asAdministrator();
        grid("cite:maps");
        assertThat(run(training("cite:gold").output("modelName"))).isEqualTo("cite:gold");
        assertThat(run(Execution.of("PredictProspectivity")
                        .text("geochemistryLayer", "cite:maps")
                        .text("model", "cite:gold")
                        .text("depositsLayer", "cite:deposits")
                        .text("layer", "cite:scores")
                        .text("overwrite", true)
                        .output("layerName")))
                .isEqualTo("cite:scores");
        assertThat(layer("cite:scores").getDefaultStyle().getName()).isEqualTo("prospectivity_applicable");
        assertThat(run(Execution.of("EvaluateProspectivity")
                        .text("prospectivityLayer", "cite:scores")
                        .text("depositsLayer", "cite:deposits")))
                .contains("auc");
        assertThat(run(Execution.of("DelineateTargets")
                        .text("prospectivityLayer", "cite:scores")
                        .raw("targets", "application/json")))
                .contains("FeatureCollection");
        assertThat(run(Execution.of("ExplainProspectivity")
                        .text("geochemistryLayer", "cite:maps")
                        .text("model", "cite:gold")
                        .text("layer", "cite:reasons")
                        .text("overwrite", true)
                        .output("layerName")))
                .isEqualTo("cite:reasons");
        assertThat(layer("cite:reasons").getDefaultStyle().prefixedName()).isEqualTo("cite:reasons");
    }
}
