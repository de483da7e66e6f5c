package org.prospectivity.rasters;

import java.io.Serializable;
import java.util.List;
import java.util.function.UnaryOperator;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evidence.Derivative;
import org.prospectivity.engine.evidence.EvidenceBand;
import org.prospectivity.engine.evidence.EvidenceLayer;
import org.prospectivity.engine.evidence.Focal;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;

/** What is made of a band of a coverage and its surroundings, on the cells of the grid; those beyond its edge are read too. */
public final class DerivedLayer implements EvidenceLayer {
    private final ResampledCoverage coverage;
    private final int position;
    private final ResampledCoverage.Rule rule;
    private final int margin;
    private final Formula formula;
    private final EvidenceBand band;

    @FunctionalInterface
    private interface Formula extends Serializable {
        void rows(float[] values, int columns, int rows, double cellSize, float[] into, Progress progress);
    }

    private DerivedLayer(
            ResampledCoverage coverage,
            int position,
            ResampledCoverage.Rule rule,
            int margin,
            Formula formula,
            EvidenceBand band) {
        this.coverage = coverage;
        this.position = position;
        this.rule = rule;
        this.margin = margin;
        this.formula = formula;
        this.band = band;
    }

    /** A derivative of the band at this position. */
    public static DerivedLayer of(
            ResampledCoverage coverage,
            int position,
            ResampledCoverage.Rule rule,
            Derivative derivative,
            EvidenceBand band) {
        return new DerivedLayer(coverage, position, rule, 1, derivative::rows, band);
    }

    /** The mean or deviation of the band at this position around each cell of a grid of this cell size. */
    public static DerivedLayer of(
            ResampledCoverage coverage,
            int position,
            ResampledCoverage.Rule rule,
            Focal focal,
            double cellSize,
            EvidenceBand band) {
        return new DerivedLayer(coverage, position, rule, focal.reach(cellSize), focal::rows, band);
    }

    @Override
    public boolean canBeMadeElsewhere() {
        return coverage.canBeReadElsewhere();
    }

    @Override
    public EvidenceLayer madeFrom(UnaryOperator<BandSource> reachable) {
        return new DerivedLayer(coverage.madeFrom(reachable), position, rule, margin, formula, band);
    }

    @Override
    public List<EvidenceBand> bands() {
        return List.of(band);
    }

    @Override
    public void make(GridGeometry strip, float[][] into, Progress progress) {
        GridGeometry wide = strip.widened(margin);
        float[][] values = new float[1][wide.cells()];
        coverage.read(wide, new int[] {position}, rule, values, progress.part(0, 0.5));
        formula.rows(values[0], strip.columns(), strip.rows(), strip.cellSize(), into[0], progress.part(0.5, 1));
    }
}
