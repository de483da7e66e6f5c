package org.prospectivity.wps.host;

import java.io.Closeable;
import java.nio.file.Path;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.assays.AssayOptions;
import org.prospectivity.engine.InvalidInputException;

/** The storage of a cluster, such as HDFS and S3, and the format that its tools write: Parquet. */
public interface Storage extends Closeable {
    /**
     * What lies at an address, copied to this machine until the storage is closed: a file with those that belong to it, as
     * a shapefile's attributes, or a folder of part files. Copies have their names.
     *
     * @param parameter the input the address was given for
     * @param address as in {@code hdfs://host:8020/survey/lab.csv}
     * @throws InvalidInputException naming the parameter, when there is nothing at the address, or it cannot be reached
     */
    Path copy(String parameter, String address);

    /**
     * The features of a Parquet or GeoParquet file of this machine: of points or rows those of a table, as of a CSV file.
     *
     * @param parameter the input the file was given for
     * @param file or a folder of part files, whose names begin with neither {@code _} nor a point
     * @param places which columns hold the coordinates, where there are no geometries
     * @param crs in place of the one the file tells, or null
     * @throws InvalidInputException naming the parameter, when it is missing, damaged or leaves something open
     */
    SimpleFeatureCollection parquet(String parameter, Path file, AssayOptions places, CoordinateReferenceSystem crs);

    /** Deletes the copies. */
    @Override
    void close();
}
