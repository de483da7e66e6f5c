package org.prospectivity.wps.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evidence.CopiedLayer;
import org.prospectivity.engine.evidence.EvidenceBand;
import org.prospectivity.engine.evidence.EvidenceLayer;
import org.prospectivity.engine.evidence.EvidenceStack;
import org.prospectivity.engine.evidence.EvidenceStack.BandFigures;
import org.prospectivity.engine.geochemistry.MapStore;
import org.prospectivity.engine.gridding.GridSink;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.wps.conversion.EvidenceReport.BandLine;
import org.prospectivity.wps.host.Workplace;

/** Puts evidence on a grid, behind the bands that are there already. */
public final class StackedEvidence {
    private StackedEvidence() {}

    /**
     * Makes a stack.
     *
     * @param first bands on the grid that come first, or none
     * @param evidence the layers
     * @param grid of the stack
     * @param crs of the grid, easting first
     * @param store receives the bands
     * @param workplace where the bands are made
     * @param warnings hears what a person should know
     * @return what each band came to be
     * @throws org.prospectivity.engine.InvalidInputException when a layer does not reach the grid, a recipe does not
     *     fit it, or two bands have one name
     */
    public static EvidenceReport make(
            Optional<BandSource> first,
            Evidence evidence,
            GridGeometry grid,
            CoordinateReferenceSystem crs,
            MapStore store,
            Workplace workplace,
            Warnings warnings,
            Progress progress) {
        List<EvidenceLayer> layers = new ArrayList<>();
        first.ifPresent(bands -> layers.add(new CopiedLayer(bands, "geochemistry")));
        layers.addAll(evidence.on(grid, crs, warnings, progress.part(0, 0.1)));
        Evidence.requireOnce(layers);
        List<EvidenceBand> bands =
                layers.stream().flatMap(layer -> layer.bands().stream()).toList();
        workplace.expects((long) grid.cells() * bands.size());
        GridSink sink = store.open(grid, bands.stream().map(EvidenceBand::band).toList());
        List<EvidenceLayer> there = workplace.workforce().isElsewhere()
                ? layers.stream()
                        .map(layer -> layer.madeFrom(pixels -> workplace.reachable(pixels, progress.part(0.1, 0.2))))
                        .toList()
                : layers;
        List<BandFigures> figures =
                EvidenceStack.fill(grid, there, 0, sink, workplace.workforce(), progress.part(0.2, 1));
        List<BandLine> lines = new ArrayList<>();
        for (int b = 0; b < bands.size(); b++) {
            lines.add(BandLine.of(bands.get(b), figures.get(b)));
        }
        EvidenceReport report = new EvidenceReport(
                grid.columns(), grid.rows(), grid.cellSize(), crs.getName().getCode(), lines);
        warnings.add(report.warnings());
        return report;
    }
}
