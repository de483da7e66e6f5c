import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/**
 * A plain CSV file as Parquet, with the jars of parquet-hadoop: CsvToParquet FILE.csv OUT FIRST COUNT [EPSG]
 * OUT has COUNT rows from row FIRST on. Columns of nothing but numbers are doubles, the others texts. With a code the columns
 * x and y become points of GeoParquet.
 */
public class CsvToParquet {
    public static void main(String[] args) throws Exception {
        List<String[]> table = Files.readAllLines(Path.of(args[0])).stream()
                .map(line -> line.split(",", -1))
                .toList();
        String[] names = table.get(0);
        List<String[]> all = table.subList(1, table.size());
        int first = Integer.parseInt(args[2]);
        List<String[]> rows = all.subList(first, Math.min(all.size(), first + Integer.parseInt(args[3])));
        boolean placed = args.length > 4;
        boolean[] numbers = new boolean[names.length];
        Types.MessageTypeBuilder schema = Types.buildMessage();
        for (int c = 0; c < names.length; c++) {
            int column = c;
            numbers[c] = all.stream().allMatch(row -> row[column].matches("(-?[0-9]+([.][0-9]+)?)?"));
            if (placed && isCoordinate(names[c])) {
                continue;
            }
            if (numbers[c]) {
                schema.optional(PrimitiveTypeName.DOUBLE).named(names[c]);
            } else {
                schema.optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType()).named(names[c]);
            }
        }
        if (placed) {
            schema.optional(PrimitiveTypeName.BINARY).named("geometry");
        }
        MessageType type = schema.named("samples");
        Map<String, String> metadata = placed
                ? Map.of("geo", "{\"version\":\"1.0.0\",\"primary_column\":\"geometry\",\"columns\":{\"geometry\":{"
                        + "\"encoding\":\"WKB\",\"geometry_types\":[\"Point\"],\"crs\":{\"type\":\"ProjectedCRS\",\"id\":{"
                        + "\"authority\":\"EPSG\",\"code\":" + args[4] + "}}}}}")
                : Map.of();
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(Path.of(args[1])))
                .withType(type)
                .withExtraMetaData(metadata)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .build()) {
            for (String[] row : rows) {
                Group group = new SimpleGroup(type);
                for (int c = 0; c < names.length; c++) {
                    if (row[c].isEmpty() || placed && isCoordinate(names[c])) {
                        continue;
                    }
                    if (numbers[c]) {
                        group.append(names[c], Double.parseDouble(row[c]));
                    } else {
                        group.append(names[c], row[c]);
                    }
                }
                if (placed) {
                    group.append("geometry", point(cell(names, row, "x"), cell(names, row, "y")));
                }
                writer.write(group);
            }
        }
    }

    private static boolean isCoordinate(String name) {
        return name.equals("x") || name.equals("y");
    }

    private static double cell(String[] names, String[] row, String name) {
        int column = IntStream.range(0, names.length)
                .filter(c -> names[c].equals(name))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(row[column]);
    }

    /** Well-known binary: little-endian, a point, its coordinates. */
    private static Binary point(double x, double y) {
        ByteBuffer bytes = ByteBuffer.allocate(21).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 1).putInt(1).putDouble(x).putDouble(y);
        return Binary.fromConstantByteArray(bytes.array());
    }
}
