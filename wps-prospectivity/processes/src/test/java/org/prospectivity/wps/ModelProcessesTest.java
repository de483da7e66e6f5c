package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.geotools.api.data.Parameter;
import org.geotools.api.feature.type.Name;
import org.geotools.feature.NameImpl;
import org.geotools.process.Processors;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.host.NamedFiles;

class ModelProcessesTest {
    private static final Name LIST = new NameImpl("prospectivity", "ListModels");
    private static final Name DESCRIBE = new NameImpl("prospectivity", "DescribeModel");
    private static final Name DELETE = new NameImpl("prospectivity", "DeleteModel");

    private static Map<String, Object> run(NamedFiles models, Name process, Map<String, Object> inputs) {
        return new ProspectivityProcessFactory(new Host(null, models))
                .create(process)
                .execute(inputs, null);
    }

    private static String[] listed(ProspectivityProcessFactory factory) {
        return Report.read((String) factory.create(LIST).execute(Map.of(), null).get("models"), String[].class);
    }

    @Test
    void theProcessesAreFoundByAnyHostThroughTheServiceFile() {
        assertThat(Processors.createProcessFactory(LIST)).isInstanceOf(ProspectivityProcessFactory.class);
        Map<String, Parameter<?>> inputs = Processors.getParameterInfo(DELETE);
        assertThat(inputs).containsOnlyKeys("model");
        assertThat(inputs.get("model").isRequired()).isTrue();
        assertThat(Processors.getResultInfo(LIST, null)).containsOnlyKeys("models");
    }

    @Test
    void twoHostsKeepTheirModelsApart() {
        MemoryFiles here = new MemoryFiles(NamedFiles.Kind.MODEL);
        MemoryFiles there = new MemoryFiles(NamedFiles.Kind.MODEL);
        ProspectivityProcessFactory first = new ProspectivityProcessFactory(new Host(null, here));
        ProspectivityProcessFactory second = new ProspectivityProcessFactory(new Host(null, there));
        here.save("yilgarn", new byte[0], false);
        there.save("alaska", new byte[0], false);
        assertThat(listed(first)).containsExactly("yilgarn");
        assertThat(listed(second)).containsExactly("alaska");
        first.create(DELETE).execute(Map.of("model", "yilgarn"), null);
        assertThat(there.list()).containsExactly("alaska");
    }

    @Test
    void aHostThatServesGeoToolsOwnInstanceIsThatOfProcessesMadeFromThenOn() {
        MemoryFiles models = new MemoryFiles(NamedFiles.Kind.MODEL);
        models.save("gold", new byte[0], false);
        ProspectivityProcessFactory factory = new ProspectivityProcessFactory();
        factory.serve(new Host(null, models));
        assertThat(listed(factory)).containsExactly("gold");
    }

    @Test
    void modelsAreListedInOrderAndADeletedOneIsGone() {
        MemoryFiles models = new MemoryFiles(NamedFiles.Kind.MODEL);
        models.save("yilgarn", new byte[0], false);
        models.save("alaska", new byte[0], false);
        assertThat(Report.read((String) run(models, LIST, Map.of()).get("models"), String[].class))
                .containsExactly("alaska", "yilgarn");
        assertThat(run(models, DELETE, Map.of("model", " alaska "))).containsEntry("modelName", "alaska");
        assertThat(models.list()).containsExactly("yilgarn");
    }

    @Test
    void aModelTellsWhatItReadsAndWhereItComesFrom() {
        MemoryFiles models = new MemoryFiles(NamedFiles.Kind.MODEL);
        models.save("gold", ModelFile.write(TestModels.untrained()), false);
        String report =
                (String) run(models, DESCRIBE, Map.of("model", " gold ")).get("report");
        DescribeModel.Details details = Report.read(report, DescribeModel.Details.class);
        assertThat(details.model()).isEqualTo("gold");
        assertThat(details.bands()).containsExactly("Au_ppb", "As_ppm");
        assertThat(details.cellSize()).isEqualTo(500);
        assertThat(details.members()).isEqualTo(1);
        assertThat(details.provenance()).isEqualTo(TestModels.untrained().provenance());
    }

    @Test
    void aModelThatIsNotThereCannotBeDeleted() {
        MemoryFiles models = new MemoryFiles(NamedFiles.Kind.MODEL);
        assertThatThrownBy(() -> run(models, DELETE, Map.of("model", "none")))
                .hasRootCauseInstanceOf(InvalidInputException.class)
                .hasRootCauseMessage("model: none is not accepted; expected one of []");
        assertThatThrownBy(() -> run(models, DELETE, Map.of("model", " ")))
                .hasRootCauseMessage("model: a blank name is not accepted; expected the name of a saved model");
    }

    @Test
    void withoutAHostThatKeepsModelsTheProcessSaysSo() {
        assertThatThrownBy(() -> run(null, LIST, Map.of()))
                .hasRootCauseInstanceOf(InvalidInputException.class)
                .hasRootCauseMessage(
                        "models: this server keeps no models; its administrator has to add the module" + " that does");
    }
}
