package org.prospectivity.cluster.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.SparkConf;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.assays.AssayOptions;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.wps.host.Storage;
import scala.Tuple2;

/** What Hadoop's file systems reach: HDFS, {@code s3a://} where hadoop-aws is beside Spark, and others. */
public final class HadoopStorage implements Storage {
    private static final String AN_ADDRESS = "the address of a file or of a folder of Parquet files, as"
            + " hdfs://host:8020/survey/lab.csv or s3a://bucket/survey/lab.csv";

    private static final List<String> OF_SHAPEFILE = List.of(".shx", ".dbf", ".prj", ".cpg");
    private static final List<String> OF_GEOTIFF = List.of(".tfw", ".prj");

    private final Configuration configuration;
    private final TemporaryCopies copies = new TemporaryCopies();

    HadoopStorage(Configuration configuration) {
        this.configuration = configuration;
    }

    /** That of Hadoop's configuration files on the class path and of Spark's properties {@code spark.hadoop.*}. */
    public static HadoopStorage ofSpark() {
        Configuration configuration = new Configuration();
        for (Tuple2<String, String> setting : new SparkConf().getAllWithPrefix("spark.hadoop.")) {
            configuration.set(setting._1(), setting._2());
        }
        return new HadoopStorage(configuration);
    }

    @Override
    public java.nio.file.Path copy(String parameter, String address) {
        try {
            Path source = new Path(address);
            // Not the shared instance, whose settings are those of whoever asked first.
            try (FileSystem files = FileSystem.newInstance(source.toUri(), configuration)) {
                return copy(parameter, address, files, source);
            }
        } catch (IOException | RuntimeException | NoClassDefFoundError e) {
            if (e instanceof InvalidInputException || e instanceof CancellationException) {
                throw (RuntimeException) e;
            }
            throw new InvalidInputException(parameter, address + " " + fault(e));
        }
    }

    private java.nio.file.Path copy(String parameter, String address, FileSystem files, Path source)
            throws IOException {
        FileStatus status = files.getFileStatus(source);
        java.nio.file.Path folder = copies.folder();
        if (!status.isDirectory()) {
            java.nio.file.Path copy = copy(files, source, folder);
            for (String name : belonging(source.getName())) {
                Path other = new Path(source.getParent(), name);
                if (isThere(files, other)) {
                    copy(files, other, folder);
                }
            }
            return copy;
        }
        InvalidInputException.require(!source.getName().isEmpty(), parameter, address, AN_ADDRESS);
        java.nio.file.Path parts = copies.folder(folder.resolve(source.getName()));
        for (FileStatus part : files.listStatus(source)) {
            String name = part.getPath().getName();
            if (part.isDirectory() && !ParquetParts.isHidden(name)) {
                // For the sentence on folders in folders, which is the same on this machine.
                copies.folder(parts.resolve(name));
            } else if (ParquetParts.isPart(name)) {
                copy(files, part.getPath(), parts);
            }
        }
        return parts;
    }

    private java.nio.file.Path copy(FileSystem files, Path source, java.nio.file.Path folder) throws IOException {
        java.nio.file.Path copy = copies.file(folder.resolve(source.getName()));
        try (InputStream content = files.open(source);
                var written = Files.newOutputStream(copy)) {
            content.transferTo(written);
        }
        return copy;
    }

    /** The names of files that may lie beside one and tell more of it. */
    private static List<String> belonging(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return List.of();
        }
        String extension = name.substring(dot);
        List<String> endings =
                switch (extension.toLowerCase(Locale.ROOT)) {
                    case ".shp" -> OF_SHAPEFILE;
                    case ".tif", ".tiff" -> OF_GEOTIFF;
                    default -> List.of();
                };
        boolean upper = extension.equals(extension.toUpperCase(Locale.ROOT));
        List<String> names = new ArrayList<>();
        for (String ending : endings) {
            names.add(name.substring(0, dot) + (upper ? ending.toUpperCase(Locale.ROOT) : ending));
        }
        if (endings.equals(OF_GEOTIFF)) {
            names.add(name + ".aux.xml");
        }
        return names;
    }

    private static boolean isThere(FileSystem files, Path other) throws IOException {
        try {
            return files.exists(other);
        } catch (AccessDeniedException e) {
            // What S3 answers for a missing file to who may not list the bucket.
            return false;
        }
    }

    private static String fault(Throwable e) {
        Throwable missing = Arrays.stream(ExceptionUtils.getThrowables(e))
                .filter(cause -> cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError)
                .findFirst()
                .orElse(null);
        if (missing != null) {
            return "needs a library that is not on the class path (" + reason(missing)
                    + "); expected it among Spark's"
                    + " jars, as hadoop-aws and Amazon's SDK for s3a:// (docs/cluster.md)";
        }
        if (e instanceof UnsupportedFileSystemException || e instanceof UnsupportedOperationException) {
            return "is of no kind that can be read (" + reason(e) + "); expected " + AN_ADDRESS;
        }
        if (e instanceof FileNotFoundException) {
            return "is not there; expected " + AN_ADDRESS;
        }
        if (e instanceof AccessDeniedException || e instanceof AccessControlException) {
            return "may not be read (" + reason(e) + "); expected who may read it, by settings spark.hadoop.* or in"
                    + " HADOOP_CONF_DIR, as docs/cluster.md tells";
        }
        return "cannot be read (" + reason(e) + "); expected " + AN_ADDRESS + ", and a server that answers";
    }

    /** What the innermost cause says, without the numbers of Amazon's requests. */
    private static String reason(Throwable e) {
        Throwable root = ExceptionUtils.getRootCause(e);
        String first = root.getMessage() == null
                ? ""
                : root.getMessage().lines().findFirst().orElse("").strip();
        String bare = first.replaceFirst(" \\(Service: .*", "");
        return bare.isEmpty() ? root.getClass().getSimpleName() : bare;
    }

    @Override
    public SimpleFeatureCollection parquet(
            String parameter, java.nio.file.Path file, AssayOptions places, CoordinateReferenceSystem crs) {
        return ParquetSamples.read(parameter, file, places, crs);
    }

    @Override
    public void close() {
        copies.delete();
    }
}
