package org.prospectivity.geoserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.geoserver.catalog.CoverageStoreInfo;
import org.geoserver.catalog.LayerInfo;
import org.junit.Before;
import org.junit.Test;

/** What a server that was killed while it published has left goes when it starts again. */
public class LeftoversTest extends SurveyTestSupport {
    @Before
    public void publish() throws Exception {
        asAdministrator();
        for (String layer : List.of("cite:maps", "cite:half")) {
            run(gridding().text("layer", layer).text("overwrite", true).output("layerName"));
        }
        run(training("cite:gold").text("overwrite", true).output("modelName"));
    }

    private Path directory() {
        return getDataDirectory().root().toPath();
    }

    private void remove(long unchangedSince) throws Exception {
        applicationContext.getBean(Leftovers.class).remove(unchangedSince);
    }

    private Path made(String path) throws Exception {
        Path file = directory().resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "half");
    }

    @Test
    public void halfWrittenFilesGo() throws Exception {
        List<String> before = traces();
        made("data/cite/maps/.maps-1.unfinished.tif");
        made("data/cite/never/.never-1.unfinished.tif");
        Path model = made("prospectivity/models/cite/.gold.unfinished");
        assertThat(traces()).isNotEqualTo(before);
        remove(0);
        assertThat(traces()).as("what may still be written").isNotEqualTo(before);
        remove(Long.MAX_VALUE);
        assertThat(traces()).isEqualTo(before);
        assertThat(directory().resolve("data/cite/never")).doesNotExist();
        assertThat(model).doesNotExist();
        assertThat(extension().models().list()).contains("cite:gold");
    }

    @Test
    public void storesWhoseLayerNeverCameGoWithTheirFiles() throws Exception {
        LayerInfo half = getCatalog().getLayerByName("cite:half");
        getCatalog().remove(half);
        remove(Long.MAX_VALUE);
        assertThat(getCatalog().getCoverageByName("cite:half"))
                .as("of which an administrator removed the layer")
                .isNotNull();
        CoverageStoreInfo store = getCatalog().getCoverageStoreByName("cite", "half");
        store.getMetadata().put(Leftovers.UNFINISHED, true);
        getCatalog().save(store);
        remove(0);
        assertThat(getCatalog().getCoverageByName("cite:half")).isNotNull();
        remove(Long.MAX_VALUE);
        assertThat(getCatalog().getCoverageByName("cite:half")).isNull();
        assertThat(getCatalog().getCoverageStoreByName("cite", "half")).isNull();
        assertThat(directory().resolve("data/cite/half")).doesNotExist();
        assertThat(getCatalog().getLayerByName("cite:maps")).isNotNull();
    }

    @Test
    public void filesOfOthersStay() throws Exception {
        List<Path> others = List.of(
                made("data/cite/maps/maps-x.tif"),
                made("data/cite/other/.notes.tif"),
                made("prospectivity/models/cite/notes.txt"));
        remove(Long.MAX_VALUE);
        assertThat(others).allMatch(Files::exists);
        for (Path other : others) {
            Files.delete(other);
        }
    }
}
