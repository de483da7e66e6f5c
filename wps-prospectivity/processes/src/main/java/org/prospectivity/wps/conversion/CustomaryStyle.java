package org.prospectivity.wps.conversion;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.prospectivity.engine.classification.ClassBreaks;
import org.prospectivity.engine.classification.ClassBreaks.Percentile;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.handover.content.Ramp;

/**
 * The colours a band is shown in unless others are asked for, the same on every host and in reports: scores from 0 to 1,
 * effects around 0, elements by percentiles.
 */
public final class CustomaryStyle {
    /** Viridis, as reports draw scores. */
    private static final List<String> SCORES = List.of("#440154", "#3b528b", "#21918c", "#5ec962", "#fde725");

    /** Cividis, as reports draw uncertainty. */
    private static final List<String> UNCERTAINTY = List.of("#00224e", "#434e6c", "#7d7c78", "#bcaf6f", "#fee838");

    /** From blue, which lowers a score, over white to red, which raises it: ColorBrewer's RdBu. */
    private static final List<String> EFFECTS = List.of("#2166ac", "#92c5de", "#f7f7f7", "#f4a582", "#b2182b");

    private CustomaryStyle() {}

    /**
     * The style for a band by its name and values, as an SLD document.
     *
     * @param number of the band in the coverage, from 1
     * @param breaks of its values
     */
    public static String sld(int number, Band band, ClassBreaks breaks) {
        return sld(number, band.name(), ramp(band, breaks));
    }

    private static String sld(int number, String name, Ramp ramp) {
        return BandRamp.sld(number, name, ramp.title(), ramp.steps());
    }

    /** The colours of a band by its name and values. */
    public static Ramp ramp(Band band, ClassBreaks breaks) {
        List<Percentile> percentiles = breaks.percentiles();
        double low = percentiles.get(0).value();
        double high = percentiles.get(percentiles.size() - 1).value();
        if (band.name().equals(ProspectivityPrediction.SCORE)) {
            return scores();
        }
        if (band.name().equals(ProspectivityPrediction.UNCERTAINTY)) {
            return ramp("Uncertainty, standard deviation of the networks", UNCERTAINTY, 0, high);
        }
        boolean plain =
                band.transform() == Band.Transform.NONE && band.unit().label().isEmpty();
        return plain && low < 0 && high > 0
                ? effects(band.name(), Math.max(-low, high))
                : ElementStyle.ramp(band, breaks);
    }

    /** Of scores, which run from 0 to 1 whatever the map holds, so that maps can be compared. */
    public static String scores(int number) {
        return sld(number, ProspectivityPrediction.SCORE, scores());
    }

    private static Ramp scores() {
        return ramp("Prospectivity, 0 to 1", SCORES, 0, 1);
    }

    /**
     * Of effects on a score.
     *
     * @param most the size of an effect that is shown in the strongest colours, on either side of 0
     */
    public static String effects(int number, String band, double most) {
        return sld(number, band, effects(band, most));
    }

    private static Ramp effects(String band, double most) {
        return ramp(band + ", effect on the score", EFFECTS, -most, most);
    }

    private static Ramp ramp(String title, List<String> colours, double low, double high) {
        List<Ramp.Step> steps = new ArrayList<>();
        // A band of one value only has a ramp as well.
        double width = high > low ? high - low : 1;
        for (int i = 0; i < colours.size(); i++) {
            double value = low + width * i / (colours.size() - 1);
            steps.add(new Ramp.Step(
                    colours.get(i),
                    value,
                    new BigDecimal(value)
                            .round(new MathContext(2))
                            .stripTrailingZeros()
                            .toPlainString()));
        }
        return new Ramp(title, steps);
    }
}
