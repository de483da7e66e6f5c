package org.prospectivity.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Elsewhere;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evidence.EvidenceStack.BandFigures;
import org.prospectivity.engine.geochemistry.MapsInMemory;
import org.prospectivity.engine.gridding.Extent;
import org.prospectivity.engine.gridding.GridSink;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;

class EvidenceStackTest {
    private static final GridGeometry GRID = new GridGeometry(0, 6000, 10, 40, 600);
    private static final Polygons SQUARE = new Polygons(
            List.of(List.of(new Ring(new double[] {100, 1000, 300, 1000, 300, 5000, 100, 5000, 100, 1000}, false))));

    private static EvidenceBand band(String name) {
        return new EvidenceBand(Band.of(name), "greenstone", "", "");
    }

    private static List<BandFigures> fill(MapsInMemory maps, EvidenceLayer... layers) {
        List<Band> bands = Arrays.stream(layers)
                .flatMap(layer -> layer.bands().stream())
                .map(EvidenceBand::band)
                .toList();
        GridSink sink = maps.open(GRID, bands);
        return EvidenceStack.fill(GRID, List.of(layers), 0, sink, 2, Progress.NONE);
    }

    @Test
    void makesEachBandInStripsWithItsFigures() {
        MapsInMemory maps = new MapsInMemory();
        List<BandFigures> figures = fill(
                maps,
                new CategoryLayer(SQUARE, 0, band("greenstone_category")),
                DistanceLayer.to(SQUARE, band("greenstone_distance")));
        float[] category = maps.maps().values(0);
        float[] distance = maps.maps().values(1);
        for (int cell = 0; cell < GRID.cells(); cell++) {
            double x = GRID.easting(GRID.columnOf(cell));
            double y = GRID.northing(GRID.rowOf(cell));
            double dx = Math.max(0, Math.max(100 - x, x - 300));
            double dy = Math.max(0, Math.max(1000 - y, y - 5000));
            assertThat(category[cell]).isEqualTo(dx == 0 && dy == 0 ? 1 : 0);
            assertThat((double) distance[cell]).isCloseTo(Math.hypot(dx, dy), within(1e-3));
        }
        assertThat(figures.get(0).share()).isEqualTo(1);
        assertThat(figures.get(0).mean()).isCloseTo(20 * 400 / (40 * 600.0), within(1e-12));
        assertThat(figures.get(1).least()).isEqualTo(0);
    }

    @Test
    void madeElsewhereOrHereItIsTheSame() {
        Segments.Builder faults = new Segments.Builder();
        faults.add(0, 0, 390, 5990);
        EvidenceLayer ofThisMachine = new EvidenceLayer() {
            @Override
            public List<EvidenceBand> bands() {
                return List.of(band("noise_continuous"));
            }

            @Override
            public void make(GridGeometry strip, float[][] into, Progress progress) {
                for (int cell = 0; cell < strip.cells(); cell++) {
                    into[0][cell] = (float) (Math.sin(cell) * strip.north());
                }
            }
        };
        List<EvidenceLayer> layers = List.of(
                new CategoryLayer(SQUARE, 0.3, band("greenstone_category")),
                ofThisMachine,
                DistanceLayer.to(SQUARE, band("greenstone_distance")),
                new WithinExtent(
                        new DensityLayer(Density.ofLines(faults.build(), 300), band("faults_density")),
                        new Extent(0, 0, 250, 6000)));
        MapsInMemory here = new MapsInMemory();
        MapsInMemory there = new MapsInMemory();
        List<Band> bands = layers.stream()
                .flatMap(layer -> layer.bands().stream())
                .map(EvidenceBand::band)
                .toList();
        Elsewhere elsewhere = new Elsewhere();
        List<BandFigures> figures = EvidenceStack.fill(GRID, layers, 0, here.open(GRID, bands), 2, Progress.NONE);
        assertThat(EvidenceStack.fill(GRID, layers, 0, there.open(GRID, bands), elsewhere, Progress.NONE))
                .isEqualTo(figures);
        for (int b = 0; b < bands.size(); b++) {
            assertThat(Arrays.equals(there.maps().values(b), here.maps().values(b)))
                    .isTrue();
        }
        // three strips of each layer but that of this machine
        assertThat(elsewhere.units()).isEqualTo(9);
    }

    @Test
    void aLeastShareOfTheAreaMakesTheClass() {
        GridGeometry grid = new GridGeometry(0, 20, 10, 2, 2);
        Polygons corner =
                new Polygons(List.of(List.of(new Ring(new double[] {0, 0, 14, 0, 14, 20, 0, 20, 0, 0}, false))));
        float[][] values = new float[1][4];
        new CategoryLayer(corner, 0.4, band("a_category")).make(grid, values, Progress.NONE);
        assertThat(values[0]).containsExactly(1, 1, 1, 1);
        new CategoryLayer(corner, 0.41, band("a_category")).make(grid, values, Progress.NONE);
        assertThat(values[0]).containsExactly(1, 0, 1, 0);
    }

    @Test
    void beyondWhatIsMappedThereIsNoData() {
        GridGeometry grid = new GridGeometry(0, 20, 10, 2, 2);
        float[][] values = new float[1][4];
        new WithinExtent(new CategoryLayer(SQUARE, 0, band("a_category")), new Extent(0, 0, 10, 20))
                .make(grid, values, Progress.NONE);
        assertThat(values[0]).containsExactly(0, Float.NaN, 0, Float.NaN);
    }

    @Test
    void aBandWithoutDataIsRefused() {
        assertThatThrownBy(() -> fill(
                        new MapsInMemory(),
                        new WithinExtent(
                                new CategoryLayer(SQUARE, 0, band("greenstone_category")), new Extent(-9, -9, -8, -8))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "evidence: greenstone has no data on the grid for greenstone_category; expected a layer with"
                                + " data there");
    }

    @Test
    void canBeEnded() {
        GridSink sink = (band, firstRow, values) -> {};
        DistanceLayer layer = DistanceLayer.to(SQUARE, band("greenstone_distance"));
        assertThatThrownBy(() -> EvidenceStack.fill(GRID, List.of(layer), 0, sink, 2, (fraction, message) -> {
                    if (fraction > 0) {
                        throw new CancellationException();
                    }
                }))
                .isInstanceOf(CancellationException.class);
    }
}
