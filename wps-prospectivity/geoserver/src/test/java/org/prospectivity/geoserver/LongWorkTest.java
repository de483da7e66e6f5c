package org.prospectivity.geoserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.geoserver.data.test.SystemTestData;
import org.geoserver.wps.WPSInfo;
import org.junit.After;
import org.junit.Test;

/** Training takes its time: it tells how far it is, waits for its turn, and can be ended. */
public class LongWorkTest extends SurveyTestSupport {
    private static final Pattern EXECUTION = Pattern.compile("executionId=([0-9a-f-]+)");

    @Override
    protected void onSetUp(SystemTestData testData) throws Exception {
        super.onSetUp(testData);
        asAdministrator();
        run(gridding().text("layer", "cite:maps").output("layerName"));
        logout();
    }

    private static Execution endless(String model) {
        return Execution.of("TrainTransferCNN")
                .text("geochemistryLayer", "cite:maps")
                .text("depositsLayer", "cite:deposits")
                .text("model", model)
                .text("window", 5)
                .text("steps", 100_000)
                .text("members", 100)
                .text("folds", 0);
    }

    private String start(Execution execution) throws Exception {
        String accepted = post(execution.asynchronous("modelName")).getContentAsString();
        Matcher matcher = EXECUTION.matcher(accepted);
        assertThat(matcher.find()).as(accepted).isTrue();
        return matcher.group(1);
    }

    private String status(String execution) throws Exception {
        return getAsString("wps?service=WPS&version=1.0.0&request=GetExecutionStatus&executionId=" + execution);
    }

    private void dismiss(String execution) throws Exception {
        getAsString("wps?service=WPS&version=1.0.0&request=Dismiss&executionId=" + execution);
    }

    private void becomes(String execution, String text) {
        await().atMost(Duration.ofSeconds(60)).until(() -> status(execution).contains(text));
    }

    @After
    public void noTimeLimit() {
        limit(0);
    }

    private void limit(int seconds) {
        WPSInfo wps = getGeoServer().getService(WPSInfo.class);
        wps.setMaxSynchronousExecutionTime(seconds);
        getGeoServer().save(wps);
    }

    @Test
    public void theStatusTellsPhaseAndPercentageAndADismissalEndsTheWork() throws Exception {
        asAdministrator();
        String execution = start(endless("cite:dismissed"));
        becomes(execution, "training");
        assertThat(status(execution)).containsPattern("percentCompleted=\"\\d+\"");
        dismiss(execution);
        // The turn is free again once the work has really ended.
        String next = start(training("cite:next"));
        becomes(next, "ProcessSucceeded");
        assertThat(extension().models().list()).contains("cite:next").doesNotContain("cite:dismissed");
    }

    @Test
    public void theSecondTrainingWaitsAndSaysSo() throws Exception {
        asAdministrator();
        String first = start(endless("cite:first"));
        becomes(first, "training");
        String second = start(training("cite:second"));
        becomes(second, "waiting for 1 before it to end");
        assertThat(run(gridding())).as("maps do not wait").contains("cellSize");
        dismiss(first);
        becomes(second, "ProcessSucceeded");
    }

    @Test
    public void whoWaitsCanBeDismissed() throws Exception {
        asAdministrator();
        String first = start(endless("cite:first"));
        becomes(first, "training");
        String second = start(training("cite:never"));
        becomes(second, "waiting for 1");
        dismiss(second);
        dismiss(first);
        String third = start(training("cite:third"));
        becomes(third, "ProcessSucceeded");
        assertThat(extension().models().list()).doesNotContain("cite:never");
    }

    @Test
    public void theServersTimeLimitEndsTheWork() throws Exception {
        asAdministrator();
        limit(2);
        long start = System.nanoTime();
        assertThat(fault(endless("cite:late"))).contains("cancelled");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(extension().models().list()).doesNotContain("cite:late");
    }
}
