package org.prospectivity.geoserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.geoserver.data.test.SystemTestData;
import org.junit.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Models in the data directory, and as files. */
public class ModelsTest extends SurveyTestSupport {
    @Override
    protected void onSetUp(SystemTestData testData) throws Exception {
        super.onSetUp(testData);
        asAdministrator();
        run(gridding().text("layer", "cite:maps").output("layerName"));
        run(training("cite:gold").output("modelName"));
        logout();
    }

    private byte[] exported(String model) throws Exception {
        MockHttpServletResponse response =
                post(Execution.of("ExportModel").text("model", model).raw("file", ModelPPIO.MIME_TYPE));
        assertThat(response.getContentType()).isEqualTo(ModelPPIO.MIME_TYPE);
        return response.getContentAsByteArray();
    }

    private static Execution importing(byte[] file, String model) {
        return Execution.of("ImportModel")
                .binary("file", ModelPPIO.MIME_TYPE, Base64.getEncoder().encodeToString(file))
                .text("model", model)
                .output("modelName");
    }

    private Path folder() {
        return getDataDirectory().root().toPath().resolve("prospectivity/models");
    }

    @Test
    public void aModelIsAFileOfItsWorkspaceInTheDataDirectory() throws Exception {
        asAdministrator();
        assertThat(exported("cite:gold"))
                .isEqualTo(Files.readAllBytes(folder().resolve("cite/gold.prospectivity-model")));
    }

    @Test
    public void aFileThatIsTooLongForAModelIsNotRead() throws Exception {
        asAdministrator();
        try (RandomAccessFile file = new RandomAccessFile(
                folder().resolve("cite/huge.prospectivity-model").toFile(), "rw")) {
            file.setLength(1L << 32);
        }
        assertThat(fault(Execution.of("DescribeModel").text("model", "cite:huge")))
                .contains("is a file of " + (1L << 32) + " bytes");
        run(Execution.of("DeleteModel").text("model", "cite:huge").output("modelName"));
    }

    @Test
    public void anExportedModelIsImportedUnderAnotherNameUnchanged() throws Exception {
        asAdministrator();
        byte[] gold = exported("cite:gold");
        assertThat(run(importing(gold, "sf:copy"))).isEqualTo("sf:copy");
        assertThat(exported("sf:copy")).isEqualTo(gold);
        assertThat(run(Execution.of("ListModels").output("models"))).contains("\"cite:gold\"", "\"sf:copy\"");
        assertThat(fault(importing(gold, "sf:copy"))).contains("there is a model sf:copy already");
        assertThat(run(importing(gold, "sf:copy").text("overwrite", true))).isEqualTo("sf:copy");
        run(Execution.of("DeleteModel").text("model", "sf:copy").output("modelName"));
        assertThat(run(Execution.of("ListModels").output("models"))).doesNotContain("sf:copy");
    }

    @Test
    public void aFileThatIsNoModelIsRefused() throws Exception {
        asAdministrator();
        byte[] gold = exported("cite:gold");
        byte[] damaged = gold.clone();
        damaged[gold.length - 200] ^= 1;
        byte[] shortened = Arrays.copyOf(gold, gold.length / 2);
        byte[] foreign = "no model".getBytes(StandardCharsets.UTF_8);
        for (byte[] file : new byte[][] {damaged, shortened, foreign, new byte[0]}) {
            assertThat(fault(importing(file, "cite:bad"))).contains("file: ");
        }
        assertThat(folder().resolve("cite/bad.prospectivity-model")).doesNotExist();
    }

    @Test
    public void aFileLargerThanTheSettingsAllowIsNotRead() throws Exception {
        asAdministrator();
        byte[] large = new byte[(64 << 20) + 1];
        assertThat(fault(importing(large, "cite:large"))).contains("more than 64 MB");
    }

    @Test
    public void anUnknownModelIsAnsweredWithTheKnownOnes() throws Exception {
        asAdministrator();
        assertThat(fault(Execution.of("DescribeModel").text("model", "cite:silver")))
                .contains("model: cite:silver is not accepted; expected the name of a saved model, one of [cite:gold");
    }

    @Test
    public void aModelIsReplacedOnlyWhenThatIsAskedFor() throws Exception {
        asAdministrator();
        assertThat(fault(training("cite:gold"))).contains("there is a model cite:gold already");
        byte[] before = exported("cite:gold");
        run(training("cite:gold").text("overwrite", true).text("seed", 2));
        assertThat(exported("cite:gold")).isNotEqualTo(before);
        try (var files = Files.list(folder().resolve("cite"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly("gold.prospectivity-model");
        }
    }
}
