package org.prospectivity.cli.demo;

import java.util.ArrayList;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.wps.conversion.Points;

/**
 * A place with a name.
 *
 * @param name of a deposit, or else the identifier of a sample or decoy
 * @param easting m
 * @param northing m
 */
record Place(String name, double easting, double northing) {

    /** The places of features. */
    static List<Place> of(String parameter, SimpleFeatureCollection features, CoordinateReferenceSystem crs) {
        List<Place> places = new ArrayList<>();
        Points.visit(
                parameter,
                features,
                crs,
                (feature, easting, northing) -> places.add(new Place(name(feature), easting, northing)));
        return places;
    }

    private static String name(SimpleFeature feature) {
        Object name = feature.getAttribute("name");
        return String.valueOf(name == null ? feature.getAttribute("id") : name);
    }
}
