package org.prospectivity.engine.baselines;

import org.prospectivity.engine.InvalidInputException;

/**
 * The weights of evidence of a binary pattern (Bonham-Carter, Agterberg and Wright 1989, Geological Survey of Canada Paper
 * 89-9:171): how much more often it is there, or not there, with deposits than without, as natural logarithms, and their
 * standard errors. Areas are in unit cells, of which a deposit takes one.
 *
 * @param area of all that is known
 * @param deposits in it
 * @param within the area of the pattern
 * @param depositsWithin the pattern, above 0 and below all
 */
public record PatternWeights(double area, double deposits, double within, double depositsWithin) {
    public PatternWeights {
        InvalidInputException.require(
                depositsWithin > 0
                        && depositsWithin < deposits
                        && within > depositsWithin
                        && area - within > deposits - depositsWithin,
                "pattern",
                depositsWithin + " of " + deposits + " deposits in " + within + " of " + area + " cells",
                "deposits and cells without one both within the pattern and beyond it");
    }

    /** Cells without a deposit within the pattern. */
    private double barrenWithin() {
        return within - depositsWithin;
    }

    private double barren() {
        return area - deposits;
    }

    /** W⁺, the weight where the pattern is: ln P(B|D) / P(B|not D). */
    public double plus() {
        return Math.log(depositsWithin / deposits / (barrenWithin() / barren()));
    }

    /** W⁻, the weight where it is not: ln P(not B|D) / P(not B|not D). */
    public double minus() {
        return Math.log((deposits - depositsWithin) / deposits / ((barren() - barrenWithin()) / barren()));
    }

    /** Standard error of W⁺. */
    public double plusError() {
        return Math.sqrt(1 / depositsWithin + 1 / barrenWithin());
    }

    /** Standard error of W⁻. */
    public double minusError() {
        return Math.sqrt(1 / (deposits - depositsWithin) + 1 / (barren() - barrenWithin()));
    }

    /** C = W⁺ − W⁻, above 0 where deposits prefer the pattern. */
    public double contrast() {
        return plus() - minus();
    }

    /** Standard error of the contrast. */
    public double contrastError() {
        return Math.hypot(plusError(), minusError());
    }

    /** The contrast by its standard error: beyond ±2 it is customarily taken as real. */
    public double studentised() {
        return contrast() / contrastError();
    }
}
