package org.prospectivity.wps.conversion;

import java.util.Locale;
import java.util.Optional;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.evidence.DistanceField;

/** How far places are from roads. */
public final class Roads {
    private Roads() {}

    /**
     * The distances to the lines of features.
     *
     * @param parameter the input the features were given for
     * @param crs to measure in: projected, in metres
     * @throws InvalidInputException naming the parameter, when they are no lines, or cannot be transformed
     */
    public static DistanceField of(String parameter, SimpleFeatureCollection features, CoordinateReferenceSystem crs) {
        Shapes shapes;
        try {
            shapes = Shapes.of(parameter, features, crs, Optional.empty());
        } catch (InvalidInputException e) {
            throw e.of(parameter);
        }
        if (shapes.kind() != Shapes.Kind.LINES) {
            throw new InvalidInputException(
                    parameter,
                    features.size() + " features are " + shapes.kind().name().toLowerCase(Locale.ROOT)
                            + "; expected lines");
        }
        return new DistanceField(shapes.segments());
    }
}
