package org.prospectivity.engine.geochemistry;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Threads;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.gridding.Area;
import org.prospectivity.engine.gridding.Extent;
import org.prospectivity.engine.gridding.Neighbourhood;
import org.prospectivity.engine.gridding.SampledGround;
import org.prospectivity.engine.gridding.Variogram;
import org.prospectivity.engine.raster.Band.Transform;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * How element maps are made: a value that is never changed. Each step gives another with one choice made; whether
 * choices go together is told when they are used.
 */
public final class GriddingOptions implements Cloneable {
    /** Neighbours of IDW by default. */
    public static final int IDW_NEIGHBOURS = 12;

    /** Neighbours of kriging by default. */
    public static final int KRIGING_NEIGHBOURS = 16;

    /** Sectors of the search by default. */
    public static final int SECTORS = 1;

    /** Power of the distance of IDW by default. */
    public static final double POWER = 2;

    /** Structures fitted to a variogram by default, beside a nugget. */
    public static final int STRUCTURES = 1;

    private static final GriddingOptions DEFAULTS = new GriddingOptions();

    private Method method = Method.IDW;
    private Transform transform = Transform.NONE;
    private DetectionLimits detectionLimits = DetectionLimits.HALF;
    private Duplicates duplicates = Duplicates.MEAN;
    private double duplicateTolerance;
    private OptionalDouble cellSize = OptionalDouble.empty();
    private Optional<Extent> bounds = Optional.empty();
    private Optional<GridGeometry> alignTo = Optional.empty();
    private OptionalDouble maxDistance = OptionalDouble.empty();
    private boolean hull;
    private Optional<Area> mask = Optional.empty();
    private OptionalInt neighbours = OptionalInt.empty();
    private OptionalDouble radius = OptionalDouble.empty();
    private OptionalInt sectors = OptionalInt.empty();
    private OptionalDouble power = OptionalDouble.empty();
    private Optional<Variogram> variogram = Optional.empty();
    private boolean variance;
    private OptionalDouble cutoff = OptionalDouble.empty();
    private OptionalInt structures = OptionalInt.empty();
    private boolean backTransform;
    private Workforce workforce = Threads.all();

    private GriddingOptions() {}

    /** Everything by rule. */
    public static GriddingOptions defaults() {
        return DEFAULTS;
    }

    private GriddingOptions with(Consumer<GriddingOptions> choice) {
        try {
            GriddingOptions changed = (GriddingOptions) clone();
            choice.accept(changed);
            return changed;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** How values are estimated; IDW by default. */
    public Method method() {
        return method;
    }

    /** With another {@link #method}. */
    public GriddingOptions withMethod(Method method) {
        return with(changed -> changed.method = method);
    }

    /** What is done to the values before gridding; nothing by default. */
    public Transform transform() {
        return transform;
    }

    /** With another {@link #transform}. */
    public GriddingOptions withTransform(Transform transform) {
        return with(changed -> changed.transform = transform);
    }

    /** What stands in for values beyond a detection limit; half of it by default. */
    public DetectionLimits detectionLimits() {
        return detectionLimits;
    }

    /** With another {@link #detectionLimits}. */
    public GriddingOptions withDetectionLimits(DetectionLimits detectionLimits) {
        return with(changed -> changed.detectionLimits = detectionLimits);
    }

    /** The value at a place with several; their mean by default. */
    public Duplicates duplicates() {
        return duplicates;
    }

    /** With another {@link #duplicates}. */
    public GriddingOptions withDuplicates(Duplicates duplicates) {
        return with(changed -> changed.duplicates = duplicates);
    }

    /** How far apart samples at one place may be, in metres; 0, the same coordinates, by default. */
    public double duplicateTolerance() {
        return duplicateTolerance;
    }

    /** With another {@link #duplicateTolerance}. */
    public GriddingOptions withDuplicateTolerance(double duplicateTolerance) {
        return with(changed -> changed.duplicateTolerance = duplicateTolerance);
    }

    /** Side of a cell in metres; by default 0.25 √(A/N), A being the area of the places' bounding box. */
    public OptionalDouble cellSize() {
        return cellSize;
    }

    /** With another {@link #cellSize}. */
    public GriddingOptions withCellSize(double cellSize) {
        return with(changed -> changed.cellSize = OptionalDouble.of(cellSize));
    }

    /** What the grid covers, from its north-west corner; by default the samples, cell edges at whole cell sizes. */
    public Optional<Extent> bounds() {
        return bounds;
    }

    /** With another {@link #bounds}. */
    public GriddingOptions withBounds(Extent bounds) {
        return with(changed -> changed.bounds = Optional.of(bounds));
    }

    /** The grid itself, in place of cell size and bounds. */
    public Optional<GridGeometry> alignTo() {
        return alignTo;
    }

    /** With another {@link #alignTo}. */
    public GriddingOptions withAlignTo(GridGeometry alignTo) {
        return with(changed -> changed.alignTo = Optional.of(alignTo));
    }

    /** Cells farther than this from every sample with a value have none, in metres; 0 for no mask; by default what
     * {@link SampledGround} reaches, and never less than half a cell's diagonal. */
    public OptionalDouble maxDistance() {
        return maxDistance;
    }

    /** With another {@link #maxDistance}. */
    public GriddingOptions withMaxDistance(double maxDistance) {
        return with(changed -> changed.maxDistance = OptionalDouble.of(maxDistance));
    }

    /** Whether cells outside the convex hull of the samples with a value have none; not by default. */
    public boolean hull() {
        return hull;
    }

    /** With another {@link #hull}. */
    public GriddingOptions withHull(boolean hull) {
        return with(changed -> changed.hull = hull);
    }

    /** Cells whose centre lies outside have no value; by default there is no such mask. */
    public Optional<Area> mask() {
        return mask;
    }

    /** With another {@link #mask}. */
    public GriddingOptions withMask(Area mask) {
        return with(changed -> changed.mask = Optional.of(mask));
    }

    /** How many samples make an estimate, 0 for all; {@value #IDW_NEIGHBOURS} for IDW and {@value #KRIGING_NEIGHBOURS}
     * for kriging by default. */
    public OptionalInt neighbours() {
        return neighbours;
    }

    /** With another {@link #neighbours}. */
    public GriddingOptions withNeighbours(int neighbours) {
        return with(changed -> changed.neighbours = OptionalInt.of(neighbours));
    }

    /** None of the samples that make an estimate is farther than this, in metres; no limit by default. */
    public OptionalDouble radius() {
        return radius;
    }

    /** With another {@link #radius}. */
    public GriddingOptions withRadius(double radius) {
        return with(changed -> changed.radius = OptionalDouble.of(radius));
    }

    /** Into how many sectors the samples that make an estimate are divided, each giving as many; {@value #SECTORS} by
     * default. */
    public OptionalInt sectors() {
        return sectors;
    }

    /** With another {@link #sectors}. */
    public GriddingOptions withSectors(int sectors) {
        return with(changed -> changed.sectors = OptionalInt.of(sectors));
    }

    /** Power of the distance, for IDW; {@value #POWER} by default. */
    public OptionalDouble power() {
        return power;
    }

    /** With another {@link #power}. */
    public GriddingOptions withPower(double power) {
        return with(changed -> changed.power = OptionalDouble.of(power));
    }

    /** The variogram of all bands, for kriging; by default a nugget and spherical structures fitted to each. */
    public Optional<Variogram> variogram() {
        return variogram;
    }

    /** With another {@link #variogram}. */
    public GriddingOptions withVariogram(Variogram variogram) {
        return with(changed -> changed.variogram = Optional.of(variogram));
    }

    /** Whether there is a band of the kriging variance for each; not by default. */
    public boolean variance() {
        return variance;
    }

    /** With another {@link #variance}. */
    public GriddingOptions withVariance(boolean variance) {
        return with(changed -> changed.variance = variance);
    }

    /** Greatest distance between samples compared for fitting the variogram, in metres; by default a third of the diagonal
     * of the samples' bounding box. */
    public OptionalDouble cutoff() {
        return cutoff;
    }

    /** With another {@link #cutoff}. */
    public GriddingOptions withCutoff(double cutoff) {
        return with(changed -> changed.cutoff = OptionalDouble.of(cutoff));
    }

    /** How many spherical structures are fitted beside a nugget, 1 or 2; {@value #STRUCTURES} by default. */
    public OptionalInt structures() {
        return structures;
    }

    /** With another {@link #structures}. */
    public GriddingOptions withStructures(int structures) {
        return with(changed -> changed.structures = OptionalInt.of(structures));
    }

    /** Whether maps of logarithms are given back as concentrations; not by default. Without a variance of the estimates
     * they are geometric means of the samples, which lie below the mean; kriged ones are means of lognormal
     * concentrations. */
    public boolean backTransform() {
        return backTransform;
    }

    /** With another {@link #backTransform}. */
    public GriddingOptions withBackTransform(boolean backTransform) {
        return with(changed -> changed.backTransform = backTransform);
    }

    /** Who works at strips and samples; as many threads as there are processors by default. The result does not depend on it. */
    public Workforce workforce() {
        return workforce;
    }

    /** With another {@link #workforce}. */
    public GriddingOptions withWorkforce(Workforce workforce) {
        return with(changed -> changed.workforce = workforce);
    }

    /** With so many threads of this machine as {@link #workforce}. */
    public GriddingOptions withThreads(int threads) {
        return withWorkforce(new Threads(threads));
    }

    /** The search for the samples that make an estimate, for IDW and kriging. */
    Neighbourhood neighbourhood() {
        return new Neighbourhood(
                neighbours.orElse(method == Method.IDW ? IDW_NEIGHBOURS : KRIGING_NEIGHBOURS),
                radius.orElse(Double.POSITIVE_INFINITY),
                sectors.orElse(SECTORS));
    }

    /** Whether the method looks for some samples around. */
    boolean searches() {
        return method == Method.IDW || method == Method.KRIGING;
    }

    /**
     * Requires that the choices are possible and go together.
     *
     * @throws InvalidInputException naming the first that does not
     */
    void check() {
        cellSize.ifPresent(metres -> InvalidInputException.require(
                metres > 0 && Double.isFinite(metres), "cellSize", metres, "a positive number of metres"));
        maxDistance.ifPresent(metres -> InvalidInputException.require(
                metres >= 0 && Double.isFinite(metres),
                "maxDistance",
                metres,
                "a number of metres above 0, or 0 for no mask"));
        InvalidInputException.require(
                !variance || method == Method.KRIGING, "variance", "true with method " + method, "method KRIGING");
        InvalidInputException.require(
                variogram.isEmpty() || method == Method.KRIGING,
                "variogram",
                "one with method " + method,
                "none, or method KRIGING");
        power.ifPresent(given -> InvalidInputException.require(
                method == Method.IDW, "power", given + " with method " + method, "method IDW"));
        InvalidInputException.require(
                !backTransform || transform == Transform.LOG10,
                "backTransform",
                "true with transform " + transform,
                "transform LOG10");
        cutoff.ifPresent(metres -> requireFitted("cutoff", metres));
        structures.ifPresent(count -> requireFitted("structures", count));
        cutoff.ifPresent(metres -> InvalidInputException.require(
                metres > 0 && Double.isFinite(metres), "cutoff", metres, "a positive number of metres"));
        structures.ifPresent(
                count -> InvalidInputException.require(count == 1 || count == 2, "structures", count, "1 or 2"));
        neighbours.ifPresent(count -> requireSearch("neighbours", count));
        radius.ifPresent(metres -> requireSearch("radius", metres));
        sectors.ifPresent(count -> requireSearch("sectors", count));
        if (alignTo.isPresent()) {
            cellSize.ifPresent(metres -> InvalidInputException.require(
                    false,
                    "cellSize",
                    metres + " beside alignTo",
                    "one of the two, as the grid aligned to has a cell size"));
            bounds.ifPresent(extent -> InvalidInputException.require(
                    false, "bounds", extent + " beside alignTo", "one of the two, as the grid aligned to has bounds"));
        }
    }

    private void requireSearch(String name, Number setting) {
        InvalidInputException.require(searches(), name, setting + " with method " + method, "method IDW or KRIGING");
    }

    private void requireFitted(String name, Number setting) {
        InvalidInputException.require(
                method == Method.KRIGING && variogram.isEmpty(),
                name,
                setting + (method == Method.KRIGING ? " beside variogram" : " with method " + method),
                "method KRIGING with a variogram to be fitted");
    }
}
