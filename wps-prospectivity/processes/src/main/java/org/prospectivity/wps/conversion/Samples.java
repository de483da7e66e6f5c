package org.prospectivity.wps.conversion;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.GeometryDescriptor;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.geochemistry.Determinations;
import org.prospectivity.engine.geochemistry.SampleTable;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.wps.host.Limits;

/** Point features as the engine's table of samples. */
public final class Samples {
    private static final int REPORT_EVERY = 1000;

    private Samples() {}

    /**
     * The CRS samples are gridded in, easting first. A CRS that is asked for wins: features in another one are
     * transformed to it, features without one are taken to be in it. Without one asked for it is the features' own.
     *
     * @param features points
     * @param asked the CRS asked for, or null
     * @throws InvalidInputException when that is not a projected CRS in metres, or there is none
     */
    public static CoordinateReferenceSystem crs(SimpleFeatureCollection features, CoordinateReferenceSystem asked) {
        if (asked != null) {
            return Coverages.eastingFirst("crs", asked);
        }
        CoordinateReferenceSystem own = features.getSchema().getCoordinateReferenceSystem();
        if (own == null) {
            throw new InvalidInputException(
                    "crs",
                    "neither given nor known of the samples; expected a projected CRS in metres, EPSG:28350 say");
        }
        if (own instanceof GeographicCRS) {
            throw new InvalidInputException(
                    "samples",
                    "their coordinates are in degrees (" + own.getName().getCode()
                            + "), but distances need metres; give as crs the projected CRS they are to be"
                            + " transformed to, EPSG:28350 say");
        }
        return Coverages.eastingFirst("samples", own);
    }

    /**
     * The samples with the determinations of some elements.
     *
     * @param features points or multipoints; those without a geometry are passed over
     * @param elements names of attributes with text or numbers, as {@link
     *     org.prospectivity.engine.geochemistry.Determination#of} reads them
     * @param crs projected, in metres
     * @param limits of the number of samples
     * @throws InvalidInputException for an unknown attribute, with the known ones; and as {@link Points#visit} and
     *     {@link SampleTable} do
     */
    public static SampleTable table(
            SimpleFeatureCollection features,
            List<String> elements,
            CoordinateReferenceSystem crs,
            Limits limits,
            Progress progress) {
        int[] attributes = attributes(features.getSchema(), elements);
        DoubleStream.Builder eastings = DoubleStream.builder();
        DoubleStream.Builder northings = DoubleStream.builder();
        List<Determinations.Builder> columns =
                elements.stream().map(Determinations.Builder::new).toList();
        int size = Math.max(1, features.size());
        AtomicInteger read = new AtomicInteger();
        Points.visit("samples", features, crs, (feature, easting, northing) -> {
            if (read.get() % REPORT_EVERY == 0) {
                progress.report(Math.min(1, (double) read.get() / size), "reading samples");
            }
            limits.requireSamples(read.incrementAndGet());
            eastings.add(easting);
            northings.add(northing);
            for (int e = 0; e < attributes.length; e++) {
                columns.get(e).add(feature.getAttribute(attributes[e]));
            }
        });
        return new SampleTable(
                eastings.build().toArray(),
                northings.build().toArray(),
                columns.stream().map(Determinations.Builder::build).toList());
    }

    private static int[] attributes(SimpleFeatureType schema, List<String> elements) {
        List<String> known = new ArrayList<>();
        for (AttributeDescriptor attribute : schema.getAttributeDescriptors()) {
            if (!(attribute instanceof GeometryDescriptor)) {
                known.add(attribute.getLocalName());
            }
        }
        int[] positions = new int[elements.size()];
        for (int e = 0; e < positions.length; e++) {
            InvalidInputException.require(
                    known.contains(elements.get(e)),
                    "elements",
                    elements.get(e),
                    "attributes of the samples: " + known);
            positions[e] = schema.indexOf(elements.get(e));
        }
        return positions;
    }

    /**
     * Element names as clients send them: one a value, or several in one value with commas between.
     *
     * @throws InvalidInputException when none is left
     */
    public static List<String> names(List<String> given) {
        LinkedHashSet<String> names = new LinkedHashSet<>();
        for (String value : given == null ? List.<String>of() : given) {
            for (String name : value.split(",")) {
                Inputs.text(name).ifPresent(names::add);
            }
        }
        InvalidInputException.require(
                !names.isEmpty(), "elements", "none", "names of attributes with concentrations, Au_ppb say");
        return List.copyOf(names);
    }
}
