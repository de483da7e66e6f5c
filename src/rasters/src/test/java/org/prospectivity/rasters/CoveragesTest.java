package org.prospectivity.rasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.datum.PixelInCell;
import org.geotools.coverage.Category;
import org.geotools.coverage.CoverageFactoryFinder;
import org.geotools.coverage.GridSampleDimension;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.coverage.grid.GridEnvelope2D;
import org.geotools.coverage.grid.GridGeometry2D;
import org.geotools.coverage.processing.Operations;
import org.geotools.coverage.util.CoverageUtilities;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultEngineeringCRS;
import org.geotools.referencing.operation.transform.AffineTransform2D;
import org.geotools.util.NumberRange;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import tech.units.indriya.AbstractUnit;

class CoveragesTest {
    private static final GridGeometry GRID = new GridGeometry(651_234.5, 7_102_000.25, 200, 5, 3);
    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);
    private final GridCoverageFactory factory = CoverageFactoryFinder.getGridCoverageFactory(null);

    CoveragesTest() throws Exception {}

    private static RasterStack stack(String... names) {
        return new RasterStack(
                GRID,
                List.of(names).stream().map(Band::of).toList(),
                List.of(names).stream().map(name -> ramp(name.length())).toList());
    }

    private static float[] ramp(float first) {
        float[] values = new float[GRID.cells()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == 7 ? Float.NaN : first + i;
        }
        return values;
    }

    @Test
    void aStackComesBackFromItsCoverageUnchanged() {
        RasterStack stack = stack("Au_ppb", "As_ppm_log10", "K2O_pct");
        RasterStack back = Coverages.stack("geochemistry", Coverages.coverage("maps", stack, mga50));
        assertThat(back.geometry()).isEqualTo(GRID);
        assertThat(back.bands()).isEqualTo(stack.bands());
        for (int b = 0; b < 3; b++) {
            assertThat(back.values(b)).containsExactly(stack.values(b));
        }
    }

    @Test
    void aCellsValueIsFoundAllOverTheCellAndNowhereElse() {
        GridCoverage2D coverage = Coverages.coverage("maps", stack("Au_ppb"), mga50);
        // Row 1, column 1.
        double[] value = new double[1];
        for (double dx : new double[] {1e-3, 100, 199.999}) {
            for (double dy : new double[] {1e-3, 100, 199.999}) {
                coverage.evaluate(new Point2D.Double(651_434.5 + dx, 7_101_800.25 - dy), value);
                assertThat(value[0]).isEqualTo(6 + 6);
            }
        }
        ReferencedEnvelope extent = ReferencedEnvelope.reference(coverage.getEnvelope());
        assertThat(extent.getMinX()).isEqualTo(651_234.5);
        assertThat(extent.getMaxX()).isEqualTo(652_234.5);
        assertThat(extent.getMaxY()).isEqualTo(7_102_000.25);
        assertThat(extent.getMinY()).isEqualTo(7_101_400.25);
    }

    @Test
    void aGridGivenByItsCellCentresLiesHalfACellFurtherOut() {
        GridGeometry2D centred = new GridGeometry2D(
                new GridEnvelope2D(0, 0, 4, 2),
                PixelInCell.CELL_CENTER,
                new AffineTransform2D(500, 0, 0, -500, 300_250, 6_999_750),
                mga50,
                null);
        assertThat(Coverages.geometry("geochemistry", of(centred)))
                .isEqualTo(new GridGeometry(300_000, 7_000_000, 500, 4, 2));
    }

    @Test
    void aPartCutOutOfACoverageLiesWhereItWasCut() {
        GridCoverage2D whole = Coverages.coverage("maps", stack("Au_ppb"), mga50);
        ReferencedEnvelope part = new ReferencedEnvelope(651_434.5, 651_834.5, 7_101_400.25, 7_101_800.25, mga50);
        GridCoverage2D cut = (GridCoverage2D) Operations.DEFAULT.crop(whole, part);
        assertThat(cut.getRenderedImage().getMinX()).isNotZero();
        RasterStack stack = Coverages.stack("geochemistry", cut);
        assertThat(stack.geometry()).isEqualTo(new GridGeometry(651_434.5, 7_101_800.25, 200, 2, 2));
        assertThat(stack.values(0)).containsExactly(12, Float.NaN, 17, 18);
    }

    @Test
    void inACrsWithNorthingFirstTheGridIsTheSame() throws Exception {
        CoordinateReferenceSystem gaussKrueger = CRS.decode("EPSG:31468", false);
        assertThat(CRS.getAxisOrder(gaussKrueger)).isEqualTo(CRS.AxisOrder.NORTH_EAST);
        GridGeometry2D northingFirst = new GridGeometry2D(
                new GridEnvelope2D(0, 0, 4, 2),
                PixelInCell.CELL_CORNER,
                new AffineTransform2D(0, 100, -100, 0, 5_400_000, 4_500_000),
                gaussKrueger,
                null);
        GridCoverage2D coverage = of(northingFirst);
        assertThat(Coverages.geometry("geochemistry", coverage))
                .isEqualTo(new GridGeometry(4_500_000, 5_400_000, 100, 4, 2));
        assertThat(CRS.getAxisOrder(Coverages.crs("geochemistry", coverage))).isEqualTo(CRS.AxisOrder.EAST_NORTH);
    }

    @Test
    void declaredNoDataAndInfinityBecomeNaN() {
        float[] values = {1, -9999, Float.POSITIVE_INFINITY, 4};
        Map<String, Object> properties = new HashMap<>();
        CoverageUtilities.setNoDataProperty(properties, -9999d);
        RasterStack stack = Coverages.stack("geochemistry", twoByTwo(values, properties, band("Au_ppb")));
        assertThat(stack.values(0)).containsExactly(1, Float.NaN, Float.NaN, 4);
    }

    @Test
    void noDataOfASampleDimensionBecomesNaN() {
        Category none = new Category(CoverageUtilities.NODATA, (Color) null, NumberRange.create(-1d, -1d));
        GridSampleDimension band = new GridSampleDimension("Au_ppb", new Category[] {none}, null);
        RasterStack stack = Coverages.stack("geochemistry", twoByTwo(new float[] {1, -1, 3, -1}, Map.of(), band));
        assertThat(stack.values(0)).containsExactly(1, Float.NaN, 3, Float.NaN);
    }

    @Test
    void withoutDeclaredNoDataEveryFiniteNumberIsAValue() {
        RasterStack stack =
                Coverages.stack("geochemistry", twoByTwo(new float[] {0, -9999, 3, -1}, Map.of(), band("Au_ppb")));
        assertThat(stack.values(0)).containsExactly(0, -9999, 3, -1);
    }

    @Test
    void theUnitInABandsNameIsTheUnitOfItsSampleDimension() throws Exception {
        GridCoverage2D coverage = Coverages.coverage("maps", stack("Au_ppb", "K2O_pct", "As_ppm_log10"), mga50);
        assertThat(share(coverage, 0)).isCloseTo(1e-9, within(1e-15));
        assertThat(share(coverage, 1)).isCloseTo(1e-2, within(1e-15));
        assertThat(coverage.getSampleDimension(2).getUnits()).isNull();
    }

    private static double share(GridCoverage2D coverage, int band) throws Exception {
        return coverage.getSampleDimension(band)
                .getUnits()
                .getConverterToAny(AbstractUnit.ONE)
                .convert(1d);
    }

    @Test
    void degreesAreRefused() throws Exception {
        GridGeometry2D degrees = new GridGeometry2D(
                new GridEnvelope2D(0, 0, 4, 2),
                PixelInCell.CELL_CORNER,
                new AffineTransform2D(.1, 0, 0, -.1, 120, -30),
                CRS.decode("EPSG:4326", true),
                null);
        assertRefused(degrees, "geochemistry: its coordinates are in degrees (WGS 84)");
    }

    @Test
    void aPlaneThatLiesNowhereIsRefused() {
        GridGeometry2D nowhere = new GridGeometry2D(
                new GridEnvelope2D(0, 0, 4, 2),
                PixelInCell.CELL_CORNER,
                new AffineTransform2D(500, 0, 0, -500, 300_000, 7_000_000),
                DefaultEngineeringCRS.GENERIC_2D,
                null);
        assertRefused(nowhere, "geochemistry: it has no CRS");
    }

    @Test
    void feetAreRefused() throws Exception {
        GridGeometry2D feet = new GridGeometry2D(
                new GridEnvelope2D(0, 0, 4, 2),
                PixelInCell.CELL_CORNER,
                new AffineTransform2D(500, 0, 0, -500, 300_000, 7_000_000),
                CRS.decode("EPSG:2227", true),
                null);
        assertRefused(feet, "geochemistry: the unit of NAD83 / California zone 3 (ftUS)");
    }

    @Test
    void oblongCellsAreRefused() {
        assertRefused(affine(500, 0, 0, -400), "geochemistry: its cells are 500.0 m by 400.0 m");
    }

    @Test
    void southUpAndRotatedGridsAreRefused() {
        assertRefused(affine(500, 0, 0, 500), "geochemistry: its columns or rows run the wrong way");
        assertRefused(affine(400, 300, 300, -400), "geochemistry: its grid is rotated");
    }

    @Test
    void twoBandsOfOneNameAreRefused() {
        GridCoverage2D coverage = factory.create(
                "maps",
                image(Raster.createWritableRaster(new BandedSampleModel(DataBuffer.TYPE_FLOAT, 4, 2, 2), null)),
                affine(500, 0, 0, -500),
                new GridSampleDimension[] {band("Au"), band("Au")},
                null,
                Map.of());
        assertThatThrownBy(() -> Coverages.stack("geochemistry", coverage))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("geochemistry: two of its bands are called Au");
    }

    private void assertRefused(GridGeometry2D grid, String message) {
        assertThatThrownBy(() -> Coverages.geometry("geochemistry", of(grid)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(message)
                .hasMessageContaining("; expected ");
    }

    private GridGeometry2D affine(double scaleX, double shearY, double shearX, double scaleY) {
        return new GridGeometry2D(
                new GridEnvelope2D(0, 0, 4, 2),
                PixelInCell.CELL_CORNER,
                new AffineTransform2D(scaleX, shearY, shearX, scaleY, 300_000, 7_000_000),
                mga50,
                null);
    }

    private GridCoverage2D of(GridGeometry2D grid) {
        WritableRaster raster = Raster.createWritableRaster(
                new BandedSampleModel(
                        DataBuffer.TYPE_FLOAT, grid.getGridRange2D().width, grid.getGridRange2D().height, 1),
                null);
        return factory.create("maps", image(raster), grid, new GridSampleDimension[] {band("Au_ppb")}, null, Map.of());
    }

    private GridCoverage2D twoByTwo(float[] values, Map<String, Object> properties, GridSampleDimension band) {
        WritableRaster raster =
                Raster.createWritableRaster(new BandedSampleModel(DataBuffer.TYPE_FLOAT, 2, 2, 1), null);
        raster.setSamples(0, 0, 2, 2, 0, values);
        GridGeometry2D grid = new GridGeometry2D(
                new GridEnvelope2D(0, 0, 2, 2),
                PixelInCell.CELL_CORNER,
                new AffineTransform2D(500, 0, 0, -500, 300_000, 7_000_000),
                mga50,
                null);
        return factory.create("maps", image(raster), grid, new GridSampleDimension[] {band}, null, properties);
    }

    private static GridSampleDimension band(String name) {
        return new GridSampleDimension(name);
    }

    private static BufferedImage image(WritableRaster raster) {
        return new BufferedImage(
                new GridSampleDimension(
                                "value",
                                new Category[] {new Category("value", (Color[]) null, NumberRange.create(0f, 1f))},
                                null)
                        .getColorModel(0, raster.getNumBands(), DataBuffer.TYPE_FLOAT),
                raster,
                false,
                null);
    }
}
