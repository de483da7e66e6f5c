package org.prospectivity.geoserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.geoserver.catalog.Catalog;
import org.geoserver.catalog.WorkspaceInfo;
import org.geoserver.config.GeoServerDataDirectory;
import org.geoserver.platform.resource.Resource;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.wps.host.Models;

/**
 * Models in the data directory, {@code prospectivity/models/WORKSPACE/NAME.prospectivity-model}. Who may read a
 * workspace may read its models; who administers it may save and delete them.
 */
final class ResourceModels implements Models {
    /** Folder of the models in that of the extension. */
    static final String FOLDER = "models";

    private static final String EXTENSION = ".prospectivity-model";

    private final Catalog catalog;
    private final GeoServerDataDirectory data;
    private final Rights rights;

    ResourceModels(Catalog catalog, GeoServerDataDirectory data, Rights rights) {
        this.catalog = catalog;
        this.data = data;
        this.rights = rights;
    }

    @Override
    public void checkSavable(String name, boolean overwrite) {
        QualifiedName model = QualifiedName.of("model", name, catalog);
        rights.requireAdministrator("model", model.workspace());
        if (!overwrite && exists(file(model))) {
            throw new InvalidInputException(
                    "model", "there is a model " + model + " already; expected another name, or overwrite true");
        }
    }

    @Override
    public synchronized String save(String name, byte[] content, boolean overwrite) throws IOException {
        checkSavable(name, overwrite);
        QualifiedName model = QualifiedName.of("model", name, catalog);
        Resource file = file(model);
        Resource unfinished = file.parent().get("." + model.name() + Leftovers.UNFINISHED);
        try {
            try (OutputStream out = unfinished.out()) {
                out.write(content);
            }
            if (!unfinished.renameTo(file)) {
                throw new IOException("the model " + model + " cannot be put in its place");
            }
        } finally {
            unfinished.delete();
        }
        return model.toString();
    }

    @Override
    public byte[] load(String name) throws IOException {
        Resource file = existing(name);
        ModelFile.requireLength(file.file().length(), "model");
        try (InputStream in = file.in()) {
            return in.readAllBytes();
        }
    }

    @Override
    public List<String> list() {
        TreeSet<String> names = new TreeSet<>();
        for (WorkspaceInfo workspace : catalog.getWorkspaces()) {
            for (Resource file : folder(workspace).list()) {
                if (file.name().endsWith(EXTENSION) && exists(file)) {
                    String name = file.name().substring(0, file.name().length() - EXTENSION.length());
                    names.add(new QualifiedName(workspace, name).toString());
                }
            }
        }
        return List.copyOf(names);
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        Resource file = existing(name);
        QualifiedName model = QualifiedName.of("model", name, catalog);
        rights.requireAdministrator("model", model.workspace());
        if (!file.delete()) {
            throw new IOException("the model " + model + " cannot be deleted");
        }
    }

    private Resource existing(String name) {
        Optional<Resource> file =
                Optional.of(file(QualifiedName.of("model", name, catalog))).filter(ResourceModels::exists);
        return file.orElseThrow(() -> {
            List<String> known = list();
            return new InvalidInputException(
                    "model",
                    name,
                    "the name of a saved model" + (known.isEmpty() ? ", but there is none yet" : ", one of " + known));
        });
    }

    private static boolean exists(Resource file) {
        return file.getType() == Resource.Type.RESOURCE;
    }

    private Resource file(QualifiedName model) {
        return folder(model.workspace()).get(model.name() + EXTENSION);
    }

    private Resource folder(WorkspaceInfo workspace) {
        return data.get(Extension.FOLDER, FOLDER, workspace.getName());
    }
}
