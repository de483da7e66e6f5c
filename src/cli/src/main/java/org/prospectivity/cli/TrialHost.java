package org.prospectivity.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.host.LayerDescription;
import org.prospectivity.wps.host.Layers;
import org.prospectivity.wps.host.NamedFiles;
import org.prospectivity.wps.host.Plan;

/** A host that reads as another one does, refuses what that would refuse, and keeps nothing. */
final class TrialHost {
    private TrialHost() {}

    /** @param plans hears what runs are about to make */
    static Host of(Host host, Consumer<Plan> plans) {
        return new Host(
                new UnpublishedLayers(host.layers("layer")),
                new Unsaved(host.models("model")),
                new Unsaved(host.projects("project")),
                host.limits(),
                plans);
    }

    private record UnpublishedLayers(Layers layers) implements Layers {
        @Override
        public GridCoverage2D coverage(String name) throws IOException {
            return layers.coverage(name);
        }

        @Override
        public SimpleFeatureSource features(String name) throws IOException {
            return layers.features(name);
        }

        @Override
        public void checkPublishable(String name, String style, boolean overwrite) throws IOException {
            layers.checkPublishable(name, style, overwrite);
        }

        @Override
        public String publish(String name, GridCoverage2D coverage, String style, boolean overwrite) {
            return name;
        }

        @Override
        public void checkFeaturesPublishable(String name, String style, boolean overwrite) throws IOException {
            layers.checkFeaturesPublishable(name, style, overwrite);
        }

        @Override
        public String publish(
                String name,
                SimpleFeatureCollection features,
                LayerDescription description,
                String style,
                boolean overwrite) {
            return name;
        }

        @Override
        public LayerDescription description(String name) throws IOException {
            return layers.description(name);
        }

        @Override
        public List<String> list() throws IOException {
            return layers.list();
        }
    }

    private record Unsaved(NamedFiles files) implements NamedFiles {
        @Override
        public void checkSavable(String name, boolean overwrite) throws IOException {
            files.checkSavable(name, overwrite);
        }

        @Override
        public String save(String name, byte[] file, boolean overwrite) {
            return name;
        }

        @Override
        public byte[] load(String name) throws IOException {
            return files.load(name);
        }

        @Override
        public List<String> list() throws IOException {
            return files.list();
        }

        @Override
        public void delete(String name) throws IOException {
            // Loading tells whether it is there.
            files.load(name);
        }
    }
}
