package org.prospectivity.wps.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.raster.Band;

class ReportTest {
    record Figures(double auc, float lift, Double missing, double[] curve, Band.Unit unit) {}

    record Whole(String title, Figures figures, List<Figures> folds, Map<String, Integer> counts) {}

    private static Figures figures() {
        return new Figures(0.885, 2.5f, null, new double[] {0, Double.NaN, Double.POSITIVE_INFINITY, 1}, Band.Unit.PPB);
    }

    @Test
    void aReportIsReadableJsonWithoutNumbersJsonDoesNotKnow() {
        assertThat(Report.json(figures())).isEqualTo("""
                        {
                          "auc": 0.885,
                          "lift": 2.5,
                          "missing": null,
                          "curve": [
                            0.0,
                            null,
                            null,
                            1.0
                          ],
                          "unit": "PPB"
                        }""");
    }

    @Test
    void recordsListsAndMapsComeBack() {
        Whole whole = new Whole("a < b", figures(), List.of(figures()), Map.of("Au", 3));
        String json = Report.json(whole);
        assertThat(json).contains("\"a < b\"");
        Whole back = Report.read(json, Whole.class);
        assertThat(back.title()).isEqualTo("a < b");
        assertThat(back.counts()).containsEntry("Au", 3);
        assertThat(back.folds().get(0).curve()).containsExactly(0, Double.NaN, Double.NaN, 1);
        assertThat(back.figures().unit()).isEqualTo(Band.Unit.PPB);
    }
}
