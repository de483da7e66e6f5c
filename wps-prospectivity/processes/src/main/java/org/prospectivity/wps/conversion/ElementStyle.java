package org.prospectivity.wps.conversion;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.prospectivity.engine.classification.ClassBreaks;
import org.prospectivity.engine.classification.ClassBreaks.Percentile;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.handover.content.Ramp;

/**
 * The customary colours of a geochemical map, as an SLD document: a ramp from blue over yellow to red through the
 * percentiles of the samples, labelled with percentage and concentration.
 */
public final class ElementStyle {
    private static final List<String> COLOURS =
            List.of("#313695", "#74add1", "#ffffbf", "#fdae61", "#f46d43", "#a50026");

    private ElementStyle() {}

    /**
     * The style for a band of a coverage.
     *
     * @param number of the band in the coverage, from 1
     * @param band its name, unit and transform
     * @param breaks of its samples, in the band's units
     */
    public static String sld(int number, Band band, ClassBreaks breaks) {
        Ramp ramp = ramp(band, breaks);
        return BandRamp.sld(number, band.name(), ramp.title(), ramp.steps());
    }

    /** The colours alone. */
    static Ramp ramp(Band band, ClassBreaks breaks) {
        List<Ramp.Step> steps = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < breaks.percentiles().size(); i++) {
            Percentile percentile = breaks.percentiles().get(i);
            // Several percentiles may be the same value; a colour map wants rising ones.
            if (percentile.value() > last) {
                last = percentile.value();
                steps.add(new Ramp.Step(COLOURS.get(i), percentile.value(), label(percentile, band)));
            }
        }
        return new Ramp(band.name() + " by percentiles of the samples", steps);
    }

    private static String label(Percentile percentile, Band band) {
        boolean logarithm = band.transform() == Band.Transform.LOG10;
        boolean concentration = logarithm || band.transform() == Band.Transform.NONE;
        double shown = logarithm ? Math.pow(10, percentile.value()) : percentile.value();
        return String.format(
                        Locale.ROOT,
                        "%d %%: %s %s",
                        percentile.percent(),
                        plain(shown),
                        concentration ? band.unit().label() : "")
                .strip();
    }

    /** To three digits, without an exponent. */
    private static String plain(double value) {
        String text = String.format(Locale.ROOT, "%.3g", value);
        return text.contains("e") ? new BigDecimal(text).toPlainString() : text;
    }
}
