package org.prospectivity.engine.model;

import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Normalisation;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

/**
 * A trained ensemble and where it comes from.
 *
 * @param bands the maps it reads, in their order
 * @param cellSize of the maps it was trained on, in metres
 * @param ensemble the networks
 * @param provenance how it was made
 */
public record TrainedModel(List<Input> bands, double cellSize, Ensemble ensemble, Provenance provenance) {
    /** Cell sizes may differ by this share: coordinates pass through text. */
    private static final double CELL_SIZE_TOLERANCE = 1e-6;

    /**
     * A map the model reads.
     *
     * @param name the band's name in training
     * @param normalisation of the training area, for the record: every area is normalised within itself; null when the
     *     training area lacked the band
     */
    public record Input(String name, Normalisation normalisation) {}

    public TrainedModel {
        bands = List.copyOf(bands);
    }

    /** The maps it reads. */
    public List<Band> inputs() {
        return bands.stream().map(input -> Band.of(input.name())).toList();
    }

    /**
     * An area as the model reads it: normalised within itself, in the model's order of bands.
     *
     * @param geochemistry of any units; bands the model does not know are left aside
     * @param parameter the name of the input that gave the maps
     * @throws InvalidInputException when a band of the model is missing, or the cell size or the extent does not fit
     */
    public Predictors prepare(RasterStack geochemistry, String parameter) {
        requireCellSize(geochemistry.geometry(), parameter);
        Ensemble.requireRoom(ensemble.architecture(), geochemistry.geometry());
        Predictors area = Predictors.of(geochemistry.only(inputs()), parameter);
        List<Band> common = area.common(inputs());
        List<String> missing = bands.stream()
                .filter(input -> input.normalisation() != null)
                .map(input -> Band.of(input.name()))
                .filter(band -> !common.contains(band))
                .map(Band::symbol)
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidInputException(
                    parameter,
                    "lacks the elements " + String.join(", ", missing) + " of the model; it has "
                            + String.join(
                                    ", ",
                                    geochemistry.bands().stream()
                                            .map(Band::name)
                                            .toList())
                            + "; expected bands of "
                            + String.join(
                                    ", ", inputs().stream().map(Band::symbol).toList()));
        }
        return area.arranged(inputs(), parameter);
    }

    /** Requires that maps have the cell size the model was trained on. */
    public void requireCellSize(GridGeometry geometry, String parameter) {
        if (Math.abs(geometry.cellSize() - cellSize) > CELL_SIZE_TOLERANCE * cellSize) {
            throw new InvalidInputException(
                    parameter,
                    "has cells of " + geometry.cellSize() + " m, the model was trained on cells of " + cellSize
                            + " m; expected the same size, grid the samples anew with cellSize " + cellSize);
        }
    }
}
