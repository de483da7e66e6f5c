package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.util.NullProgressListener;
import org.geotools.feature.NameImpl;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.WKTReader;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.wps.host.Host;

/** Features come back as they are, of a type that is as narrow as their values. */
class ConvertFeaturesTest {
    private static final String BOX = "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))";

    private static SimpleFeatureCollection features(String... shapes) throws Exception {
        SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
        builder.setName("input-17");
        builder.setCRS(CRS.decode("EPSG:28350", true));
        builder.add("geometry", Geometry.class);
        builder.add("rank", Double.class);
        builder.add("score", Double.class);
        builder.add("note", String.class);
        SimpleFeatureType type = builder.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(type);
        for (int i = 0; i < shapes.length; i++) {
            Object[] values = {new WKTReader().read(shapes[i]), i == 2 ? null : (Double) (i + 1.0), i / 4.0, "note " + i
            };
            features.add(SimpleFeatureBuilder.build(type, values, String.valueOf(i)));
        }
        return features;
    }

    private static SimpleFeatureCollection run(Object features, Object name) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("features", features);
        inputs.put("name", name);
        return (SimpleFeatureCollection) new ProspectivityProcessFactory(Host.NONE)
                .create(new NameImpl("prospectivity", "ConvertFeatures"))
                .execute(inputs, new NullProgressListener())
                .get("result");
    }

    private static List<Class<?>> types(SimpleFeatureCollection features) {
        return features.getSchema().getAttributeDescriptors().stream()
                .<Class<?>>map(column -> column.getType().getBinding())
                .toList();
    }

    @Test
    void wholeNumbersAndKindsOfShapesAreTold() throws Exception {
        SimpleFeatureCollection converted = run(features(BOX, BOX, BOX), "targets");
        assertThat(converted.getSchema().getTypeName()).isEqualTo("targets");
        assertThat(types(converted)).containsExactly(MultiPolygon.class, Integer.class, Double.class, String.class);
        assertThat(CRS.lookupEpsgCode(converted.getSchema().getCoordinateReferenceSystem(), true))
                .isEqualTo(28350);
        SimpleFeature[] all = converted.toArray(new SimpleFeature[0]);
        assertThat(all[1].getAttributes().subList(1, 4)).containsExactly(2, 0.25, "note 1");
        assertThat(all[2].getAttribute("rank")).isNull();
        assertThat(all[2].getDefaultGeometry()).hasToString(BOX);
        assertThat(all[2].getID()).isEqualTo("targets.3");
    }

    @Test
    void whatDiffersStaysAsItWasTold() throws Exception {
        assertThat(types(run(features(BOX, "POINT (1 2)"), null)))
                .containsExactly(Geometry.class, Integer.class, Double.class, String.class);
        assertThat(run(features(BOX), " ").getSchema().getTypeName()).isEqualTo("features");
    }

    @Test
    void aNameThatNoFileCanHaveIsRefused() {
        assertThatThrownBy(() -> run(features(BOX), "../targets"))
                .rootCause()
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("name: ../targets");
        assertThatThrownBy(() -> run(null, "targets")).rootCause().hasMessageContaining("features: neither features");
    }
}
