package org.prospectivity.engine.model;

import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Normalisation;
import org.prospectivity.engine.raster.PredictorStrips;

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
     * @param name the band's name in training; it tells the kind
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
     * An area as the model reads it: normalised within itself, in the model's order of bands, strip by strip.
     *
     * @param geochemistry of any units, and other evidence; bands the model does not know are left aside
     * @param parameter the name of the input that gave the maps
     * @throws InvalidInputException when a band of the model is missing, or the cell size or the extent does not fit
     */
    public PredictorStrips strips(BandSource geochemistry, String parameter, int threads, Progress progress) {
        requireCellSize(geochemistry.geometry(), parameter);
        requireRoom(geochemistry.geometry(), parameter);
        requireElements(geochemistry.bands(), parameter);
        return PredictorStrips.of(
                geochemistry, inputs(), parameter, ensemble.architecture().halo(), threads, progress);
    }

    private void requireRoom(GridGeometry geometry, String parameter) {
        int window = ensemble.architecture().window();
        if (Math.min(geometry.columns(), geometry.rows()) < window) {
            throw new InvalidInputException(
                    parameter,
                    "has " + geometry.columns() + " x " + geometry.rows() + " cells; expected at least the model's"
                            + " window, " + window + " x " + window + " cells");
        }
    }

    /** Bands the training area lacked are not needed, nor classes of a category that are not here. */
    private void requireElements(List<Band> maps, String parameter) {
        List<Band> given = Band.likeThose(maps, inputs());
        List<String> missing = bands.stream()
                .filter(input -> input.normalisation() != null)
                .map(input -> Band.of(input.name()))
                .filter(wanted -> given.stream().noneMatch(band -> stands(band, wanted)))
                .map(Band::label)
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidInputException(
                    parameter,
                    "lacks the elements " + String.join(", ", missing) + " of the model; it has "
                            + String.join(", ", maps.stream().map(Band::name).toList())
                            + "; expected bands of "
                            + String.join(
                                    ", ", inputs().stream().map(Band::label).toList()));
        }
    }

    private static boolean stands(Band band, Band wanted) {
        return wanted.kind() == Band.Kind.CATEGORY
                ? band.evidence().equals(wanted.evidence())
                : band.key().equals(wanted.key());
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
