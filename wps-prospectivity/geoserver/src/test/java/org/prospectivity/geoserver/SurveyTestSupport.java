package org.prospectivity.geoserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.geoserver.catalog.LayerInfo;
import org.geoserver.catalog.StyleInfo;
import org.geoserver.catalog.WorkspaceInfo;
import org.geoserver.data.test.MockData;
import org.geoserver.data.test.SystemTestData;
import org.geoserver.data.test.SystemTestData.LayerProperty;
import org.geoserver.security.AccessMode;
import org.geoserver.wps.WPSTestSupport;
import org.junit.After;
import org.springframework.mock.web.MockHttpServletResponse;
import org.w3c.dom.NodeList;

/**
 * A GeoServer with a small survey, {@code cite:samples} and {@code cite:deposits}: gold and arsenic around four
 * anomalies of 130 m, in each of which there are three deposits.
 */
abstract class SurveyTestSupport extends WPSTestSupport {
    static final QName SAMPLES = new QName(MockData.CITE_URI, "samples", MockData.CITE_PREFIX);
    static final QName DEPOSITS = new QName(MockData.CITE_URI, "deposits", MockData.CITE_PREFIX);
    static final QName SECRET = new QName(MockData.CITE_URI, "secret", MockData.CITE_PREFIX);

    static final String READER = "ROLE_READER";
    static final String CITE_ADMINISTRATOR = "ROLE_CITE_ADMINISTRATOR";

    @Override
    @SuppressWarnings("rawtypes")
    protected void onSetUp(SystemTestData testData) throws Exception {
        super.onSetUp(testData);
        Map<LayerProperty, Object> metres = Map.of(LayerProperty.SRS, 32633);
        testData.addVectorLayer(SAMPLES, metres, "samples.properties", SurveyTestSupport.class, getCatalog());
        testData.addVectorLayer(DEPOSITS, metres, "deposits.properties", SurveyTestSupport.class, getCatalog());
        testData.addVectorLayer(SECRET, metres, "deposits.properties", SurveyTestSupport.class, getCatalog());
        addLayerAccessRule("cite", "secret", AccessMode.READ, "ROLE_ADMINISTRATOR");
        addLayerAccessRule("cite", "*", AccessMode.ADMIN, CITE_ADMINISTRATOR);
    }

    void asAdministrator() {
        login("admin", "geoserver", "ROLE_ADMINISTRATOR");
    }

    void asCiteAdministrator() {
        login("keeper", "geoserver", CITE_ADMINISTRATOR);
    }

    void asReader() {
        login("reader", "geoserver", READER);
    }

    @After
    public void anonymousAgain() {
        logout();
    }

    /** Gold and arsenic on 50 m, quickly. */
    static Execution gridding() {
        return Execution.of("GridGeochem")
                .text("samplesLayer", "cite:samples")
                .text("elements", "Au_ppb,As_ppm")
                .text("method", "IDW")
                .text("transform", "LOG10")
                .text("cellSize", 50);
    }

    /** Few steps of small networks. */
    static Execution training(String model) {
        return Execution.of("TrainTransferCNN")
                .text("geochemistryLayer", "cite:maps")
                .text("depositsLayer", "cite:deposits")
                .text("model", model)
                .text("window", 5)
                .text("steps", 20)
                .text("members", 2)
                .text("folds", 0);
    }

    MockHttpServletResponse post(Execution execution) throws Exception {
        return postAsServletResponse("wps", execution.xml(), "application/xml");
    }

    /** The text a process answers: of its output in a document, or all of it. */
    String run(Execution execution) throws Exception {
        String text = post(execution).getContentAsString(StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("ExceptionReport");
        if (!text.contains("ExecuteResponse")) {
            return text;
        }
        return only("http://www.opengis.net/wps/1.0.0", "Data", text);
    }

    /** The text of the fault a process answers. */
    String fault(Execution execution) throws Exception {
        return only(
                "http://www.opengis.net/ows/1.1",
                "ExceptionText",
                post(execution).getContentAsString());
    }

    private String only(String namespace, String element, String document) throws Exception {
        NodeList found = dom(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagNameNS(namespace, element);
        assertThat(found.getLength()).as(document).isOne();
        return found.item(0).getTextContent();
    }

    Extension extension() {
        return applicationContext.getBean(Extension.class);
    }

    /** Everything that publishing could leave behind: files of layers and styles, and what the catalog knows. */
    List<String> traces() throws IOException {
        TreeSet<String> traces = new TreeSet<>();
        for (String folder : List.of("data", "workspaces", "styles")) {
            Path directory = getDataDirectory().root().toPath().resolve(folder);
            if (Files.isDirectory(directory)) {
                try (Stream<Path> files = Files.walk(directory)) {
                    files.filter(Files::isRegularFile)
                            .forEach(file -> traces.add(directory.getParent().relativize(file) + sizeOf(file)));
                }
            }
        }
        for (WorkspaceInfo workspace : getCatalog().getWorkspaces()) {
            getCatalog().getStoresByWorkspace(workspace, org.geoserver.catalog.StoreInfo.class).stream()
                    .map(store -> "store " + store.getName())
                    .forEach(traces::add);
        }
        getCatalog().getCoverages().stream()
                .map(coverage -> "coverage " + coverage.prefixedName() + " "
                        + coverage.getStore().getName() + " "
                        + coverage.getStore().getURL() + " "
                        + coverage.getDimensions().size())
                .forEach(traces::add);
        getCatalog().getLayers().stream()
                .map(layer -> "layer " + layer.prefixedName() + " " + style(layer))
                .forEach(traces::add);
        getCatalog().getStyles().stream()
                .map(StyleInfo::prefixedName)
                .map(name -> "style " + name)
                .forEach(traces::add);
        return List.copyOf(traces);
    }

    private static String style(LayerInfo layer) {
        return layer.getDefaultStyle() == null ? "" : layer.getDefaultStyle().prefixedName();
    }

    private static String sizeOf(Path file) {
        // Configuration files are written anew and may differ in a date.
        return file.toString().endsWith(".tif") ? " " + file.toFile().length() : "";
    }
}
