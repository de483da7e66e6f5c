package org.prospectivity.engine.raster;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;

/**
 * Float bands on one grid. A band's values stand row by row from the north-west; no data is NaN. The arrays are not
 * copied: whoever makes a stack gives them away, and readers leave them as they are.
 */
public final class RasterStack implements BandSource, Serializable {
    private final GridGeometry geometry;
    private final List<Band> bands;
    private final List<float[]> values;

    /**
     * @param geometry the grid of all bands
     * @param bands their names, each once
     * @param values an array of {@code geometry.cells()} values for each band
     */
    public RasterStack(GridGeometry geometry, List<Band> bands, List<float[]> values) {
        InvalidInputException.require(!bands.isEmpty(), "bands", "an empty list", "at least one band");
        if (bands.size() != values.size()) {
            throw new IllegalArgumentException(bands.size() + " bands but " + values.size() + " arrays");
        }
        Set<String> names = new HashSet<>();
        for (int b = 0; b < bands.size(); b++) {
            InvalidInputException.require(
                    names.add(bands.get(b).name()), "bands", bands.get(b).name() + " twice", "each name once");
            if (values.get(b).length != geometry.cells()) {
                throw new IllegalArgumentException(bands.get(b).name() + " has " + values.get(b).length
                        + " values, the grid " + geometry.cells() + " cells");
            }
        }
        this.geometry = geometry;
        this.bands = List.copyOf(bands);
        this.values = new ArrayList<>(values);
    }

    /** All values of bands that are read in parts. */
    public static RasterStack read(BandSource source, Progress progress) {
        GridGeometry geometry = source.geometry();
        float[][] values = new float[source.bands().size()][geometry.cells()];
        source.read(IntStream.range(0, values.length).toArray(), 0, geometry.rows(), values, 0, progress);
        return new RasterStack(geometry, source.bands(), List.of(values));
    }

    @Override
    public GridGeometry geometry() {
        return geometry;
    }

    @Override
    public List<Band> bands() {
        return bands;
    }

    @Override
    public void read(int[] positions, int firstRow, int rows, float[][] into, int offset, Progress progress) {
        int columns = geometry.columns();
        for (int i = 0; i < positions.length; i++) {
            System.arraycopy(values.get(positions[i]), firstRow * columns, into[i], offset, rows * columns);
        }
    }

    /** The values of a band, not a copy. */
    public float[] values(int band) {
        return values.get(band);
    }

    /** The values of the band of this name, not a copy. */
    public float[] values(String name) {
        for (int b = 0; b < bands.size(); b++) {
            if (bands.get(b).name().equals(name)) {
                return values.get(b);
            }
        }
        throw new InvalidInputException(
                "bands", name, "one of " + bands.stream().map(Band::name).toList());
    }

    /** The same values with other bands' names and kinds. */
    public RasterStack named(List<Band> others) {
        return new RasterStack(geometry, others, values);
    }

    /** The bands whose element is among the wanted ones, as they are; all bands when none is. */
    public RasterStack only(List<Band> wanted) {
        List<Integer> positions = new ArrayList<>();
        for (int b = 0; b < bands.size(); b++) {
            String key = bands.get(b).key();
            if (wanted.stream().anyMatch(band -> band.key().equals(key))) {
                positions.add(b);
            }
        }
        return positions.isEmpty() ? this : select(positions);
    }

    /** The bands at these positions, in this order, on the same arrays. */
    public RasterStack select(List<Integer> positions) {
        return new RasterStack(
                geometry,
                positions.stream().map(bands::get).toList(),
                positions.stream().map(values::get).toList());
    }
}
