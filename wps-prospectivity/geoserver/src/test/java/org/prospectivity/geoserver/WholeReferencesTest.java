package org.prospectivity.geoserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.geoserver.catalog.FeatureTypeInfo;
import org.geoserver.wfs.WFSInfo;
import org.junit.After;
import org.junit.Test;

/** Inputs that refer to WFS layers come whole, or not at all. */
public class WholeReferencesTest extends SurveyTestSupport {
    private static final int SAMPLES_THERE = 256;
    private static final String GML = "text/xml; subtype=wfs-collection/1.1";

    private void limit(int features) {
        WFSInfo wfs = getGeoServer().getService(WFSInfo.class);
        wfs.setMaxFeatures(features);
        getGeoServer().save(wfs);
    }

    private void limitOfTheLayer(int features) {
        FeatureTypeInfo samples = getCatalog().getFeatureTypeByName("cite:samples");
        samples.setMaxFeatures(features);
        getCatalog().save(samples);
    }

    @After
    public void noLimit() {
        limit(1_000_000);
        limitOfTheLayer(0);
    }

    private static Execution gridding(String input, String query) {
        return ofElements(Execution.of("GridGeochem").reference(input, GML, address(query)));
    }

    private static Execution ofElements(Execution execution) {
        return execution.text("elements", "Au_ppb").text("cellSize", 50);
    }

    private static String address(String query) {
        return "http://geoserver/wfs?service=WFS&amp;version=1.1.0&amp;request=GetFeature&amp;typeName=cite:samples"
                + query;
    }

    @Test
    public void aReferenceThatIsNotCutIsReadWhole() throws Exception {
        limit(SAMPLES_THERE);
        assertThat(run(gridding("samples", ""))).contains("\"samples\": " + SAMPLES_THERE);
    }

    @Test
    public void aReferenceThatWfsCutsIsRefused() throws Exception {
        limit(100);
        assertThat(fault(gridding("samples", "")))
                .contains("samples", "gives its first 100 features only", "give the name cite:samples");
        limit(SAMPLES_THERE - 1);
        assertThat(fault(gridding("samples", ""))).contains("gives its first 255 features only");
    }

    @Test
    public void soIsOneThatTheLayerCuts() throws Exception {
        limitOfTheLayer(100);
        assertThat(fault(gridding("samples", ""))).contains("gives its first 100 features only");
    }

    @Test
    public void soIsOneByPostAndOneInAnotherProcess() throws Exception {
        limit(100);
        String body = "<wfs:GetFeature service=\"WFS\" version=\"1.1.0\" xmlns:wfs=\"http://www.opengis.net/wfs\">"
                + "<wfs:Query typeName=\"cite:samples\"/></wfs:GetFeature>";
        assertThat(fault(ofElements(Execution.of("GridGeochem").posted("samples", GML, "http://geoserver/wfs", body))))
                .contains("gives its first 100 features only");
        Execution query = Execution.of("vec:Query")
                .reference("features", GML, address(""))
                .query("INCLUDE")
                .raw("result", GML);
        assertThat(fault(ofElements(Execution.of("GridGeochem").chained("samples", GML, query))))
                .contains("gives its first 100 features only");
    }

    @Test
    public void whoAsksForSoManyGetsThem() throws Exception {
        limit(200);
        assertThat(run(gridding("samples", "&amp;maxFeatures=150"))).contains("\"samples\": 150");
    }

    @Test
    public void theNameOfALayerIsNotCut() throws Exception {
        limit(100);
        limitOfTheLayer(100);
        assertThat(run(ofElements(Execution.of("GridGeochem").text("samplesLayer", "cite:samples"))))
                .contains("\"samples\": " + SAMPLES_THERE);
    }

    @Test
    public void whatWfsAndOtherProcessesGiveStays() throws Exception {
        limit(100);
        assertThat(getAsString("wfs?service=WFS&version=1.1.0&request=GetFeature&typeName=cite:samples"))
                .contains("numberOfFeatures=\"100\"");
        assertThat(run(Execution.of("vec:Count")
                        .reference("features", GML, address(""))
                        .raw("result", "text/plain")))
                .isEqualTo("100");
    }
}
