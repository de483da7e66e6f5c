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
import org.prospectivity.wps.host.NamedFiles;

/**
 * Files of one kind in the data directory, models at {@code prospectivity/models/WORKSPACE/NAME.prospectivity-model}. Who
 * may read a workspace may read them; who administers it may save and delete them.
 */
final class ResourceFiles implements NamedFiles {
    private final Kind kind;
    private final Catalog catalog;
    private final GeoServerDataDirectory data;
    private final Rights rights;

    ResourceFiles(Kind kind, Catalog catalog, GeoServerDataDirectory data, Rights rights) {
        this.kind = kind;
        this.catalog = catalog;
        this.data = data;
        this.rights = rights;
    }

    @Override
    public void checkSavable(String name, boolean overwrite) {
        QualifiedName qualified = QualifiedName.of(kind.word(), name, catalog);
        rights.requireAdministrator(kind.word(), qualified.workspace());
        if (!overwrite && exists(file(qualified))) {
            throw kind.alreadyThere(qualified);
        }
    }

    @Override
    public synchronized String save(String name, byte[] content, boolean overwrite) throws IOException {
        checkSavable(name, overwrite);
        QualifiedName qualified = QualifiedName.of(kind.word(), name, catalog);
        Resource file = file(qualified);
        Resource unfinished = file.parent().get("." + qualified.name() + Leftovers.UNFINISHED);
        try {
            try (OutputStream out = unfinished.out()) {
                out.write(content);
            }
            if (!unfinished.renameTo(file)) {
                throw new IOException("the " + kind.word() + " " + qualified + " cannot be put in its place");
            }
        } finally {
            unfinished.delete();
        }
        return qualified.toString();
    }

    @Override
    public byte[] load(String name) throws IOException {
        Resource file = existing(name);
        kind.requireLength(file.file().length());
        try (InputStream in = file.in()) {
            return in.readAllBytes();
        }
    }

    @Override
    public List<String> list() {
        TreeSet<String> names = new TreeSet<>();
        for (WorkspaceInfo workspace : catalog.getWorkspaces()) {
            for (Resource file : folder(workspace).list()) {
                if (file.name().endsWith(kind.extension()) && exists(file)) {
                    String name = file.name()
                            .substring(
                                    0, file.name().length() - kind.extension().length());
                    names.add(new QualifiedName(workspace, name).toString());
                }
            }
        }
        return List.copyOf(names);
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        Resource file = existing(name);
        QualifiedName qualified = QualifiedName.of(kind.word(), name, catalog);
        rights.requireAdministrator(kind.word(), qualified.workspace());
        if (!file.delete()) {
            throw new IOException("the " + kind.word() + " " + qualified + " cannot be deleted");
        }
    }

    private Resource existing(String name) {
        Optional<Resource> file =
                Optional.of(file(QualifiedName.of(kind.word(), name, catalog))).filter(ResourceFiles::exists);
        return file.orElseThrow(() -> {
            List<String> known = list();
            return new InvalidInputException(
                    kind.word(),
                    name,
                    "the name of a saved " + kind.word()
                            + (known.isEmpty() ? ", but there is none yet" : ", one of " + known));
        });
    }

    private static boolean exists(Resource file) {
        return file.getType() == Resource.Type.RESOURCE;
    }

    private Resource file(QualifiedName qualified) {
        return folder(qualified.workspace()).get(qualified.name() + kind.extension());
    }

    private Resource folder(WorkspaceInfo workspace) {
        return data.get(Extension.FOLDER, kind.folder(), workspace.getName());
    }
}
