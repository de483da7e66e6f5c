package org.prospectivity.geoserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.geoserver.platform.GeoServerExtensions;
import org.geoserver.platform.ModuleStatus;
import org.junit.Test;

/** The extension as GeoServer sees it. */
public class ModuleTest extends SurveyTestSupport {
    @Test
    public void theModuleIsOnTheStatusPage() {
        assertThat(GeoServerExtensions.extensions(ModuleStatus.class, applicationContext))
                .filteredOn(module -> module.getModule().equals("prospectivity-geoserver"))
                .singleElement()
                .satisfies(module -> {
                    assertThat(module.isAvailable()).isTrue();
                    assertThat(module.getMessage().orElse("")).startsWith("Natives: nd4j-native for ");
                });
    }

    @Test
    public void allProcessesAreListedAndDescribed() throws Exception {
        String capabilities = getAsString("wps?service=WPS&request=GetCapabilities");
        for (String process : new String[] {
            "ConvertFeatures",
            "DeleteModel",
            "DelineateTargets",
            "DescribeModel",
            "EvaluateProspectivity",
            "ExplainProspectivity",
            "ExportModel",
            "FindCoordinateSystem",
            "FindCoordinateSystem",
            "GridGeochem",
            "ImportModel",
            "HandOver",
            "InspectSamples",
            "ListModels",
            "PredictProspectivity",
            "StackEvidence",
            "SuggestSamples",
            "TrainTransferCNN"
        }) {
            assertThat(capabilities).contains("prospectivity:" + process + "<");
            assertThat(getAsString("wps?service=WPS&version=1.0.0&request=DescribeProcess&identifier=prospectivity:"
                            + process))
                    .contains("<ows:Identifier>prospectivity:" + process + "<")
                    .doesNotContain("ExceptionReport");
        }
    }

    @Test
    public void theProcessesOfOthersStay() throws Exception {
        assertThat(getAsString("wps?service=WPS&request=GetCapabilities"))
                .contains("gs:Import<", "gs:StoreCoverage<", "vec:Query<", "ras:CropCoverage<", "JTS:buffer<");
    }
}
