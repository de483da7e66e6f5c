package org.prospectivity.geoserver;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.util.StringUtils;

/**
 * A file of the map page. It counts as changed when the server started: files in a jar bear the same date in every
 * release, and a browser is not to keep those of the one before.
 */
public final class PageFile extends ClassPathResource {
    private static final long STARTED = System.currentTimeMillis();

    /** @param path of the file, or of the folder of all, on the class path */
    public PageFile(String path) {
        super(path, PageFile.class.getClassLoader());
    }

    @Override
    public Resource createRelative(String path) {
        return new PageFile(StringUtils.applyRelativePath(getPath(), path));
    }

    @Override
    public long lastModified() {
        return STARTED;
    }
}
