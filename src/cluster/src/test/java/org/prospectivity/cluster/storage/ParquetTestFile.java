package org.prospectivity.cluster.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes Parquet files by the example writer of Parquet itself. */
final class ParquetTestFile {
    static final String GEO = "geo";

    private ParquetTestFile() {}

    /**
     * Writes one, compressed as Spark does, in row groups and pages of few rows.
     *
     * @param schema as Parquet's own text
     * @param rows fills a row by its number
     */
    static Path write(Path file, String schema, Map<String, String> metadata, int count, ObjIntConsumer<Group> rows) {
        MessageType type = MessageTypeParser.parseMessageType(schema);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withType(type)
                .withExtraMetaData(metadata)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withRowGroupSize(4096L)
                .withPageRowCountLimit(20)
                .withMinRowCountForPageSizeCheck(10)
                .build()) {
            for (int row = 0; row < count; row++) {
                Group group = new SimpleGroup(type);
                rows.accept(group, row);
                writer.write(group);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    static Path write(Path file, String schema, int count, ObjIntConsumer<Group> rows) {
        return write(file, schema, Map.of(), count, rows);
    }

    /** Metadata of GeoParquet for one column of points. */
    static Map<String, String> geo(String crs) {
        return Map.of(
                GEO,
                "{\"version\":\"1.1.0\",\"primary_column\":\"place\",\"columns\":{\"place\":{\"encoding\":\"WKB\","
                        + "\"geometry_types\":[\"Point\"]" + (crs.isEmpty() ? "" : ",\"crs\":" + crs) + "}}}");
    }
}
