package org.prospectivity.wps;

import java.util.List;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.coverage.grid.GridCoverage2D;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.wps.host.LayerDescription;
import org.prospectivity.wps.host.Layers;

/** A host with one published coverage. */
record OneLayer(String name, GridCoverage2D map, LayerDescription about) implements Layers {
    @Override
    public GridCoverage2D coverage(String wanted) {
        InvalidInputException.require(wanted.equals(name), "layer", wanted, name);
        return map;
    }

    @Override
    public SimpleFeatureSource features(String wanted) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void checkPublishable(String wanted, String style, boolean overwrite) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String publish(String wanted, GridCoverage2D coverage, String style, boolean overwrite) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LayerDescription description(String wanted) {
        return about;
    }

    @Override
    public List<String> list() {
        return List.of(name);
    }
}
