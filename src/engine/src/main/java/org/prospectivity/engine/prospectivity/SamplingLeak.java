package org.prospectivity.engine.prospectivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Predictors;

/**
 * Finds evidence that may tell where people looked: distances to roads, samples, drill holes or mines, by what bands are
 * called; and whatever rises or falls with the distance to the nearest sample, by Spearman's rank correlation. Where
 * people looked, deposits are known, so that a model learns from it what nobody wants to know; but geology draws people
 * too, and so a suspicion is no proof.
 */
final class SamplingLeak {
    /** From this rank correlation on, a quarter of the variance of the ranks is shared. */
    static final double SUSPICIOUS = 0.5;

    /** Ranks of more cells tell no more of a correlation. */
    private static final int MOST_CELLS = 50_000;

    private static final Pattern PLACES = Pattern.compile(
            "(?<![a-z])(roads?|tracks?|rails?|railways?|access|towns?|settlements?|samples?|sampling|drill[a-z]*"
                    + "|boreholes?|holes?|collars?|outcrops?|mines?|mining|workings?|shafts?|pits?|prospects?|showings?"
                    + "|occurrences?|deposits?|tenements?|claims?)(?![a-z])");

    private SamplingLeak() {}

    /**
     * The suspects among the bands that are no geochemistry.
     *
     * @param sampleDistances for each cell the distance to the nearest sample
     */
    static List<EvidenceSkill.Suspect> of(Predictors area, Optional<float[]> sampleDistances) {
        List<EvidenceSkill.Suspect> suspects = new ArrayList<>();
        int[] cells = some(area.valid());
        Optional<double[]> ranks = sampleDistances.map(distances -> ranks(distances, cells));
        for (int b = 0; b < area.bands().size(); b++) {
            Band band = area.bands().get(b);
            if (band.kind().isGeochemistry()) {
                continue;
            }
            Matcher named = PLACES.matcher(band.symbol().toLowerCase(Locale.ROOT));
            if (named.find()) {
                suspects.add(new EvidenceSkill.Suspect(
                        band.name(), "its name speaks of " + named.group() + ", where people have been or looked"));
                continue;
            }
            float[] values = area.stack().values(b);
            double correlation = ranks.map(distances -> correlation(ranks(values, cells), distances))
                    .orElse(0.0);
            if (Math.abs(correlation) >= SUSPICIOUS) {
                suspects.add(new EvidenceSkill.Suspect(
                        band.name(),
                        String.format(
                                Locale.ROOT,
                                "its rank correlation with the distance to the nearest sample is %.2f",
                                correlation)));
            }
        }
        return suspects;
    }

    /** The suspects in words. */
    static List<String> warnings(List<EvidenceSkill.Suspect> suspects) {
        return suspects.stream()
                .map(suspect -> suspect.band() + " may tell where people looked rather than where deposits are: "
                        + suspect.why() + ". Train without it to see what is left.")
                .toList();
    }

    /** Valid cells, evenly over all of them. */
    private static int[] some(boolean[] valid) {
        int[] cells =
                IntStream.range(0, valid.length).filter(cell -> valid[cell]).toArray();
        int count = Math.min(cells.length, MOST_CELLS);
        return IntStream.range(0, count)
                .map(i -> cells[(int) ((long) i * cells.length / count)])
                .toArray();
    }

    /** Ranks from 1, equal values sharing the mean of theirs. */
    static double[] ranks(float[] values, int[] cells) {
        double[] some = Arrays.stream(cells).mapToDouble(cell -> values[cell]).toArray();
        return new NaturalRanking(TiesStrategy.AVERAGE).rank(some);
    }

    /** Pearson's correlation of ranks, which is Spearman's; 0 where one does not vary. */
    static double correlation(double[] a, double[] b) {
        double correlation = new PearsonsCorrelation().correlation(a, b);
        return Double.isNaN(correlation) ? 0 : correlation;
    }
}
