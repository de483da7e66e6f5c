package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import org.geotools.feature.NameImpl;
import org.junit.jupiter.api.Test;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.host.Limits;
import org.prospectivity.wps.host.NamedFiles;

class ProjectProcessesTest {
    private final MemoryFiles projects = new MemoryFiles(NamedFiles.Kind.PROJECT);
    private final Host host = new Host(null, null, projects, Limits.none(), plan -> {});

    private String run(String process, Map<String, Object> inputs) {
        return (String) new ProspectivityProcessFactory(host)
                .create(new NameImpl("prospectivity", process))
                .execute(inputs, null)
                .values()
                .iterator()
                .next();
    }

    private JsonObject read(String project) {
        return JsonParser.parseString(run("ReadProject", Map.of("project", project)))
                .getAsJsonObject();
    }

    @Test
    void aProjectComesBackAsItWasSavedWithItsVersion() {
        String state = "{\"steps\":{\"samples\":{\"name\":\"Größe <0.5\"}},\"number\":0.1}";
        String version = run("SaveProject", Map.of("project", " gold ", "state", state));

        assertThat(read("gold").get("version").getAsString()).isEqualTo(version);
        assertThat(read("gold").getAsJsonObject("state")).isEqualTo(JsonParser.parseString(state));
        assertThat(Report.read(run("ListProjects", Map.of()), String[].class)).containsExactly("gold");
        assertThat(run("DeleteProject", Map.of("project", "gold"))).isEqualTo("gold");
        assertThat(projects.list()).isEmpty();
    }

    @Test
    void whatSomebodyElseHasSavedMeanwhileIsNotOverwritten() {
        String first = run("SaveProject", Map.of("project", "gold", "state", "{\"a\":1}"));
        String second = run("SaveProject", Map.of("project", "gold", "state", "{\"a\":2}", "version", first));

        assertThat(second).isNotEqualTo(first);
        assertThatThrownBy(() -> run("SaveProject", Map.of("project", "gold", "state", "{\"a\":3}", "version", first)))
                .hasRootCauseMessage("version: the project gold was saved by somebody else meanwhile; read it again, or"
                        + " save under another name");
        assertThat(read("gold").getAsJsonObject("state").get("a").getAsInt()).isEqualTo(2);
    }

    @Test
    void aNewProjectReplacesNoOther() {
        run("SaveProject", Map.of("project", "gold", "state", "{}"));
        assertThatThrownBy(() -> run("SaveProject", Map.of("project", "gold", "state", "{}")))
                .hasRootCauseMessage(
                        "project: there is a project gold already; expected another name, or overwrite true");
    }

    @Test
    void whatIsNoStateIsRefused() {
        for (String state : new String[] {"[1]", "{\"a\":", "\"text\""}) {
            assertThatThrownBy(() -> run("SaveProject", Map.of("project", "gold", "state", state)))
                    .as(state)
                    .rootCause()
                    .isNotNull();
        }
        String large = "{\"a\":\"" + "x".repeat(1 << 22) + "\"}";
        assertThatThrownBy(() -> run("SaveProject", Map.of("project", "gold", "state", large)))
                .hasRootCauseMessage("project: is a file of 4194312 bytes; expected a project of this software, at most"
                        + " 4194304 bytes");
        assertThat(projects.list()).isEmpty();
    }

    @Test
    void aHostWithoutProjectsSaysSo() {
        assertThatThrownBy(() -> new ProspectivityProcessFactory(new Host(null, null))
                        .create(new NameImpl("prospectivity", "ListProjects"))
                        .execute(Map.of(), null))
                .hasRootCauseMessage(
                        "project: this server keeps no projects; its administrator has to add the module that does");
    }
}
