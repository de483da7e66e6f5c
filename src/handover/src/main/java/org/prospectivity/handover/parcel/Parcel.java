package org.prospectivity.handover.parcel;

import java.util.Optional;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.handover.content.Survey;
import org.prospectivity.handover.paper.BoardPaper;

/**
 * What goes into a package. All places are in the coordinate system of the maps.
 *
 * @param survey what there is to tell
 * @param crs of the maps, easting first
 * @param scores the map
 * @param elements the element maps; empty where none are given
 * @param targets polygons; empty where none are given
 * @param places suggested samples, as points; likewise
 * @param deposits as points; likewise
 * @param model bytes of its file; empty where it is not known
 * @param paper for the board
 */
public record Parcel(
        Survey survey,
        CoordinateReferenceSystem crs,
        GridCoverage2D scores,
        Optional<GridCoverage2D> elements,
        Optional<SimpleFeatureCollection> targets,
        Optional<SimpleFeatureCollection> places,
        Optional<SimpleFeatureCollection> deposits,
        Optional<byte[]> model,
        BoardPaper paper) {}
