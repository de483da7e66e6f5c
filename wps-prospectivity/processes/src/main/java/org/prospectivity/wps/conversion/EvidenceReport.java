package org.prospectivity.wps.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.prospectivity.engine.evidence.EvidenceBand;
import org.prospectivity.engine.evidence.EvidenceStack.BandFigures;

/**
 * What a stack of evidence came to be.
 *
 * @param columns of its grid
 * @param rows of its grid
 * @param cellSize in metres
 * @param crs name of its CRS
 * @param bands one by one
 */
public record EvidenceReport(int columns, int rows, double cellSize, String crs, List<BandLine> bands) {
    /**
     * A band.
     *
     * @param band its name
     * @param kind what its values are
     * @param unit what they are measured in; empty for none
     * @param source the layer it is made of
     * @param rule how
     * @param share of the cells with data, 0 to 1
     * @param least value
     * @param greatest value
     * @param mean value
     */
    public record BandLine(
            String band,
            String kind,
            String unit,
            String source,
            String rule,
            double share,
            double least,
            double greatest,
            double mean) {
        static BandLine of(EvidenceBand band, BandFigures figures) {
            return new BandLine(
                    band.band().name(),
                    band.band().kind().name().toLowerCase(Locale.ROOT),
                    band.unit(),
                    band.source(),
                    band.rule(),
                    figures.share(),
                    figures.least(),
                    figures.greatest(),
                    figures.mean());
        }
    }

    /** What a person should know before the stack is used. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (BandLine line : bands) {
            if (line.least() == line.greatest()) {
                warnings.add(line.band() + " is " + line.least() + " everywhere and tells nothing");
            } else if (line.share() < 0.5) {
                warnings.add(String.format(
                        Locale.ROOT, "%s has data in %.0f %% of the cells only", line.band(), 100 * line.share()));
            }
        }
        return warnings;
    }
}
