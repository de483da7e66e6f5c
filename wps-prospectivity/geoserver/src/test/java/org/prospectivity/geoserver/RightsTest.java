package org.prospectivity.geoserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.geoserver.data.test.SystemTestData;
import org.geoserver.security.AccessMode;
import org.geoserver.wps.ProcessGroupInfo;
import org.geoserver.wps.ProcessGroupInfoImpl;
import org.geoserver.wps.WPSInfo;
import org.geotools.process.ProcessFactory;
import org.junit.Test;
import org.prospectivity.wps.ProspectivityProcessFactory;

/** What administrators, workspace administrators, readers and anonymous callers may do. */
public class RightsTest extends SurveyTestSupport {
    @Override
    protected void onSetUp(SystemTestData testData) throws Exception {
        super.onSetUp(testData);
        addLayerAccessRule("sf", "*", AccessMode.READ, "ROLE_ADMINISTRATOR");
        asAdministrator();
        run(gridding().text("layer", "cite:maps").output("layerName"));
        run(training("cite:gold").output("modelName"));
        run(training("sf:hidden").output("modelName"));
        logout();
    }

    private static Execution griddingOf(String layer) {
        return Execution.of("GridGeochem").text("samplesLayer", layer).text("elements", "name");
    }

    @Test
    public void everyoneReadsAndComputesWhatHeMayRead() throws Exception {
        String anonymous = run(gridding());
        asReader();
        assertThat(run(gridding())).isEqualTo(anonymous);
    }

    @Test
    public void aLayerTheCallerMayNotReadDoesNotExistForHim() throws Exception {
        String unknown = fault(griddingOf("cite:nosuch")).replace("nosuch", "X");
        assertThat(unknown).contains("samplesLayer: there is no feature layer cite:X for you");
        assertThat(fault(griddingOf("cite:secret")).replace("secret", "X")).isEqualTo(unknown);
        asReader();
        assertThat(fault(griddingOf("cite:secret")).replace("secret", "X")).isEqualTo(unknown);
        asAdministrator();
        assertThat(fault(griddingOf("cite:secret"))).doesNotContain("there is no feature layer");
    }

    @Test
    public void processesThatAreClosedToStrangersAreNotThereForThem() throws Exception {
        WPSInfo wps = getGeoServer().getService(WPSInfo.class);
        List<ProcessGroupInfo> before = List.copyOf(wps.getProcessGroups());
        for (Class<? extends ProcessFactory> factory :
                List.of(ProspectivityProcessFactory.class, ModelFileProcessFactory.class)) {
            ProcessGroupInfo group = new ProcessGroupInfoImpl();
            group.setFactoryClass(factory);
            group.setEnabled(true);
            group.setRoles(List.of(CITE_ADMINISTRATOR));
            wps.getProcessGroups().add(group);
        }
        getGeoServer().save(wps);
        try {
            String capabilities = "wps?service=WPS&request=GetCapabilities";
            assertThat(getAsString(capabilities)).contains("vec:Query<").doesNotContain("prospectivity:");
            assertThat(post(gridding()).getContentAsString()).contains("ExceptionReport");
            asCiteAdministrator();
            assertThat(getAsString(capabilities)).contains("prospectivity:GridGeochem<", "prospectivity:ImportModel<");
            run(gridding());
        } finally {
            wps = getGeoServer().getService(WPSInfo.class);
            wps.getProcessGroups().clear();
            wps.getProcessGroups().addAll(before);
            getGeoServer().save(wps);
        }
    }

    @Test
    public void onlyWhoAdministersAWorkspacePublishesThere() throws Exception {
        assertThat(fault(gridding().text("layer", "cite:mine"))).contains("you may not write to the workspace cite");
        asReader();
        assertThat(fault(gridding().text("layer", "cite:mine"))).contains("you may not write to the workspace cite");
        asCiteAdministrator();
        assertThat(run(gridding().text("layer", "cite:mine").output("layerName")))
                .isEqualTo("cite:mine");
        assertThat(fault(gridding().text("layer", "wcs:mine"))).contains("layer:");
        assertThat(getCatalog().getLayerByName("wcs:mine")).isNull();
    }

    @Test
    public void onlyWhoAdministersAWorkspaceSavesAndDeletesItsModels() throws Exception {
        assertThat(fault(training("cite:mine"))).contains("model: you may not write to the workspace cite");
        asReader();
        assertThat(fault(training("cite:mine"))).contains("model: you may not write to the workspace cite");
        assertThat(fault(Execution.of("DeleteModel").text("model", "cite:gold").output("modelName")))
                .contains("model: you may not write to the workspace cite");
        asCiteAdministrator();
        assertThat(run(training("cite:mine").output("modelName"))).isEqualTo("cite:mine");
        assertThat(run(Execution.of("DeleteModel").text("model", "cite:mine").output("modelName")))
                .isEqualTo("cite:mine");
    }

    @Test
    public void modelsAreReadByWhoReadsTheirWorkspace() throws Exception {
        asReader();
        assertThat(run(Execution.of("ListModels").output("models")))
                .contains("cite:gold")
                .doesNotContain("hidden");
        assertThat(run(Execution.of("DescribeModel").text("model", "cite:gold")))
                .contains("Au_ppb_log10");
        assertThat(fault(Execution.of("DescribeModel").text("model", "sf:hidden")))
                .contains("there is no workspace sf for you");
        asAdministrator();
        assertThat(run(Execution.of("ListModels").output("models"))).contains("sf:hidden");
    }
}
