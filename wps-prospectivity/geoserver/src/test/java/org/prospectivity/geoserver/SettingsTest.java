package org.prospectivity.geoserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.geoserver.platform.resource.Resource;
import org.junit.After;
import org.junit.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.wps.host.Cluster;

/** The settings file and the limits it sets. */
public class SettingsTest extends SurveyTestSupport {
    private Path file() {
        return getDataDirectory().root().toPath().resolve("prospectivity/prospectivity.properties");
    }

    private Resource resource() {
        return getDataDirectory().get("prospectivity", "prospectivity.properties");
    }

    private void set(String text) throws Exception {
        Files.writeString(file(), text);
        extension().onReload();
    }

    @After
    public void asShipped() throws Exception {
        set(Settings.DEFAULT_FILE);
    }

    @Test
    public void theFileIsMadeWithCommentedDefaults() throws Exception {
        assertThat(file()).hasContent(Settings.DEFAULT_FILE);
        Settings settings = Settings.read(resource());
        assertThat(settings.cells()).isEqualTo(25_000_000);
        assertThat(settings.trainings()).isEqualTo(1);
        int processors = Runtime.getRuntime().availableProcessors();
        assertThat(settings.threads()).isEqualTo(Math.max(1, processors / 2));
    }

    @Test
    public void whatIsNotSetIsAsShipped() throws Exception {
        set("samples=7");
        assertThat(extension().settings().samples()).isEqualTo(7);
        assertThat(extension().settings().cells()).isEqualTo(25_000_000);
    }

    @Test
    public void largeRequestsGoToAClusterWhereAMasterIsSet() throws Exception {
        assertThat(Settings.read(resource()).cluster()).isNull();
        Files.writeString(file(), "master=spark://there:7077\nprogram=/opt/p/bin/prospectivity\nshared=/mnt/s");
        assertThat(Settings.read(resource()).cluster())
                .isEqualTo(new Cluster(
                        "spark://there:7077", Path.of("/opt/p/bin/prospectivity"), Path.of("/mnt/s"), 100_000_000));
    }

    @Test
    public void aSettingThatCannotBeUsedIsNamed() throws Exception {
        for (String wrong :
                new String[] {"cells=-1", "trainings=0", "threads=many", "samples=", "modelMegabytes=1e3"}) {
            Files.writeString(file(), wrong);
            assertThatThrownBy(() -> Settings.read(resource()))
                    .as(wrong)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith(wrong.substring(0, wrong.indexOf('=')) + ": ");
        }
        for (String[] wrong : new String[][] {
            {"values", "master=yarn\nprogram=/opt/p\nshared=/mnt/s\nvalues=many"},
            {"program", "master=yarn\nshared=/mnt/s"},
            {"shared", "master=yarn\nprogram=/opt/p\nshared=maps"}
        }) {
            Files.writeString(file(), wrong[1]);
            assertThatThrownBy(() -> Settings.read(resource()))
                    .as(wrong[1])
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith(wrong[0] + ": ");
        }
        Files.writeString(file(), "cell=1");
        assertThatThrownBy(() -> Settings.read(resource())).hasMessageContaining("cell: there is no such setting");
    }

    @Test
    public void limitsHoldForEveryCaller() throws Exception {
        asAdministrator();
        set("cells=500");
        assertThat(fault(gridding())).contains("cellSize: a grid of").contains("at most 500 cells on this server");
        set("samples=100");
        assertThat(fault(gridding())).contains("samples: more than 100");
    }

    @Test
    public void afterAFaultTheSettingsBeforeStayInForce() throws Exception {
        set("samples=100");
        set("samples=none");
        assertThat(extension().settings().samples()).isEqualTo(100);
    }
}
