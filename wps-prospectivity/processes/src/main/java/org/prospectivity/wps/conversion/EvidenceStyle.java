package org.prospectivity.wps.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.handover.content.Ramp;
import org.prospectivity.wps.conversion.EvidenceReport.BandLine;

/**
 * Colours that fit what a band is, as an SLD document: near things dark, many things dark, a class in one colour, other
 * numbers from blue to red between the least and the greatest.
 */
public final class EvidenceStyle {
    private EvidenceStyle() {}

    /**
     * The style for a band of a stack.
     *
     * @param number of the band in the coverage, from 1
     */
    public static String sld(int number, BandLine band) {
        List<String> colours =
                switch (Band.of(band.band()).kind()) {
                    case CATEGORY -> List.of("#f7f7f7", "#1b7837");
                    case DISTANCE -> List.of("#00441b", "#41ab5d", "#c7e9c0", "#f7fcf5");
                    case DENSITY -> List.of("#fff5f0", "#fc9272", "#cb181d", "#67000d");
                    case CONCENTRATION, LOG_RATIO, CONTINUOUS ->
                        List.of("#313695", "#74add1", "#ffffbf", "#f46d43", "#a50026");
                };
        List<Ramp.Step> steps = new ArrayList<>();
        for (int i = 0; i < colours.size(); i++) {
            double value = band.least() + i * (band.greatest() - band.least()) / (colours.size() - 1);
            if (i == 0 || value > steps.get(steps.size() - 1).value()) {
                steps.add(new Ramp.Step(
                        colours.get(i),
                        value,
                        String.format(Locale.ROOT, "%.3g %s", value, band.unit())
                                .strip()));
            }
        }
        return BandRamp.sld(number, band.band(), band.band() + ", " + band.rule(), steps);
    }
}
