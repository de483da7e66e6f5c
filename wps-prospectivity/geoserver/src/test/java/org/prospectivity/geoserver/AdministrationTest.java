package org.prospectivity.geoserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.geoserver.data.test.SystemTestData;
import org.junit.Test;
import org.prospectivity.geoserver.Overview.Job;
import org.prospectivity.geoserver.Overview.SavedModel;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What the administrator sees and does beside the processes: jobs, models over REST. */
public class AdministrationTest extends SurveyTestSupport {
    private static final String MODELS = "rest/prospectivity/models";

    @Override
    protected void onSetUp(SystemTestData testData) throws Exception {
        super.onSetUp(testData);
        asAdministrator();
        run(gridding().text("layer", "cite:maps").output("layerName"));
        run(training("cite:gold").output("modelName"));
        logout();
    }

    private Overview overview() {
        return applicationContext.getBean(Overview.class);
    }

    private String start(String model) throws Exception {
        String accepted = post(training(model)
                        .text("steps", 100_000)
                        .text("members", 100)
                        .asynchronous("modelName"))
                .getContentAsString();
        Matcher id = Pattern.compile("executionId=([0-9a-f-]+)").matcher(accepted);
        assertThat(id.find()).as(accepted).isTrue();
        return id.group(1);
    }

    /** As a plain request of Spring's: the stream of GeoServer's own cannot be read in pieces. */
    private MockHttpServletResponse put(String model, byte[] file) throws Exception {
        MockHttpServletRequest like = createRequest(MODELS + model);
        MockHttpServletRequest request = new MockHttpServletRequest("PUT", like.getRequestURI());
        request.setContextPath(like.getContextPath());
        request.setServletPath(like.getServletPath());
        request.setPathInfo(like.getPathInfo());
        request.setContentType(ModelPPIO.MIME_TYPE);
        request.setContent(file);
        return dispatch(request);
    }

    @Test
    public void jobsThatRunAndWaitAreShownAndEnded() throws Exception {
        asAdministrator();
        String first = start("cite:first");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> overview().jobs().size() == 1
                        && overview().jobs().get(0).task() != null);
        String second = start("cite:second");
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            var jobs = overview().jobs();
            return jobs.size() == 2 && String.valueOf(jobs.get(1).task()).contains("waiting for 1");
        });
        assertThat(overview().jobs()).extracting(Job::id).containsExactly(first, second);
        assertThat(overview().jobs()).extracting(Job::process).containsOnly("prospectivity:TrainTransferCNN");
        assertThat(overview().jobs()).extracting(Job::user).containsOnly("admin");

        assertThat(overview().end(first)).isTrue();
        await().atMost(Duration.ofSeconds(60)).until(() -> overview().jobs().size() == 1);
        assertThat(overview().end(second)).isTrue();
        await().atMost(Duration.ofSeconds(60)).until(() -> overview().jobs().isEmpty());
        assertThat(overview().end("nosuch")).isFalse();
    }

    @Test
    public void modelsAreShownWithTheirVerdicts() throws Exception {
        asAdministrator();
        assertThat(overview().models()).extracting(SavedModel::name).containsExactly("cite:gold");
        assertThat(overview().models().get(0).verdict()).isNotBlank();
        assertThat(overview().settings()).containsEntry("trainings", 1);
    }

    @Test
    public void modelsAreListedTakenGivenAndDeletedOverRest() throws Exception {
        asAdministrator();
        MockHttpServletResponse listed = getAsServletResponse(MODELS);
        assertThat(listed.getContentType()).startsWith("application/json");
        assertThat(listed.getContentAsString()).contains("\"cite:gold\"", "\"verdict\"");
        MockHttpServletResponse gold = getAsServletResponse(MODELS + "/cite/gold");
        assertThat(gold.getStatus()).isEqualTo(200);
        assertThat(gold.getContentType()).isEqualTo(ModelPPIO.MIME_TYPE);
        byte[] file = gold.getContentAsByteArray();
        assertThat(file).isEqualTo(extension().models().load("cite:gold"));

        assertThat(put("/cite/copy.v2", file).getStatus()).isEqualTo(200);
        assertThat(extension().models().load("cite:copy.v2")).isEqualTo(file);
        assertThat(deleteAsServletResponse(MODELS + "/cite/copy.v2").getStatus())
                .isEqualTo(200);
        assertThat(extension().models().list()).containsExactly("cite:gold");
    }

    @Test
    public void whatIsNoModelOrNotThereIsRefusedInASentence() throws Exception {
        asAdministrator();
        MockHttpServletResponse refused = put("/cite/bad", "no model".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).startsWith("file: ");
        assertThat(getAsServletResponse(MODELS + "/cite/nosuch").getStatus()).isEqualTo(404);
        assertThat(deleteAsServletResponse(MODELS + "/nosuch/gold").getStatus()).isEqualTo(404);
    }

    @Test
    public void onlyWhoAdministersAWorkspaceWritesToItOverRest() throws Exception {
        asAdministrator();
        byte[] file = extension().models().load("cite:gold");
        asReader();
        assertThat(put("/cite/mine", file).getStatus()).isEqualTo(400);
        assertThat(deleteAsServletResponse(MODELS + "/cite/gold").getStatus()).isEqualTo(404);
        asAdministrator();
        assertThat(extension().models().list()).containsExactly("cite:gold");
    }
}
