package org.prospectivity.tables;

import com.linuxense.javadbf.DBFDataType;
import com.linuxense.javadbf.DBFField;
import com.linuxense.javadbf.DBFWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKBWriter;

/** Writes shapefiles and GeoPackages for tests. */
public final class GeometryFiles {
    static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private GeometryFiles() {}

    /** A record of .shp: kind 0 for none, 1 a point, 11 one with a height, 8 points, 5 a polygon. */
    public static byte[] shape(int number, int kind, double... coordinates) {
        int length = kind == 0 ? 4 : kind == 1 ? 20 : kind == 11 ? 36 : 40 + 8 * coordinates.length;
        ByteBuffer record = ByteBuffer.allocate(8 + length);
        record.putInt(number).putInt(length / 2).order(ByteOrder.LITTLE_ENDIAN).putInt(kind);
        if (kind == 1 || kind == 11) {
            record.putDouble(coordinates[0]).putDouble(coordinates[1]);
        } else if (kind != 0) {
            record.position(8 + 36);
            record.putInt(coordinates.length / 2);
            for (double coordinate : coordinates) {
                record.putDouble(coordinate);
            }
        }
        return record.array();
    }

    /** Writes a .shp of these records with its .dbf: texts Site and Au_txt, numbers Au_ppb. */
    public static Path shapefile(Path shp, Charset charset, byte[]... shapes) throws IOException {
        try (OutputStream out = Files.newOutputStream(shp)) {
            out.write(ByteBuffer.allocate(100).putInt(9994).array());
            for (byte[] shape : shapes) {
                out.write(shape);
            }
        }
        String name = shp.getFileName().toString().replace(".shp", ".dbf");
        try (OutputStream out = Files.newOutputStream(shp.resolveSibling(name));
                DBFWriter writer = new DBFWriter(out, charset)) {
            writer.setFields(new DBFField[] {
                new DBFField("Site", DBFDataType.CHARACTER, 20),
                new DBFField("Au_ppb", DBFDataType.NUMERIC, 12, 3),
                new DBFField("Au_txt", DBFDataType.CHARACTER, 10)
            });
            for (int row = 0; row < shapes.length; row++) {
                writer.addRecord(
                        new Object[] {"M\u00fcl " + row, row == 1 ? null : row + 0.125, row == 0 ? "<0.5" : "2.5"});
            }
        }
        return shp;
    }

    /** A shapefile of some points. */
    static Path shapefile(Path shp) throws IOException {
        byte[][] shapes = new byte[20][];
        for (int row = 0; row < shapes.length; row++) {
            shapes[row] = shape(row + 1, row % 7 == 3 ? 0 : 1, 500100.5 + row, 7000200.5);
        }
        return shapefile(shp, TextFile.WINDOWS, shapes);
    }

    /** A GeoPackage with empty layers in EPSG:28350: numbers Au_ppb, texts note. */
    public static Path geoPackage(Path file, String... layers) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)");
            statement.execute("CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER)");
            statement.execute("CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT,"
                    + " organization_coordsys_id INTEGER, definition TEXT)");
            statement.execute("INSERT INTO gpkg_spatial_ref_sys VALUES (28350, 'EPSG', 28350, 'undefined')");
            for (String layer : layers) {
                statement.execute("INSERT INTO gpkg_contents VALUES ('" + layer + "', 'features')");
                statement.execute("INSERT INTO gpkg_geometry_columns VALUES ('" + layer + "', 'geom', 28350)");
                statement.execute(
                        "CREATE TABLE \"" + layer + "\" (fid INTEGER PRIMARY KEY, geom BLOB, Au_ppb REAL, note TEXT)");
            }
        }
        return file;
    }

    /** A GeoPackage of some points. */
    static Path geoPackage(Path file) throws IOException {
        try {
            geoPackage(file, "soil");
            for (int row = 0; row < 20; row++) {
                insert(file, "soil", blob(point(500100.5 + row, 7000200.5), row % 5), row * 1.5, "a");
            }
            return file;
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** A geometry as GeoPackages hold it. */
    public static byte[] blob(Geometry geometry, int envelope) {
        byte[] wkb = new WKBWriter(2, 2).write(geometry);
        int size = new int[] {0, 32, 48, 48, 64}[envelope];
        ByteBuffer blob = ByteBuffer.allocate(8 + size + wkb.length);
        blob.put((byte) 'G').put((byte) 'P').put((byte) 0);
        blob.put((byte) (envelope << 1 | (geometry.isEmpty() ? 0x10 : 0) | 1));
        blob.position(8 + size);
        return blob.put(wkb).array();
    }

    public static void insert(Path file, String layer, byte[] geometry, Double gold, String note) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement statement = connection.prepareStatement(
                        "INSERT INTO \"" + layer + "\" (geom, Au_ppb, note) VALUES (?, ?, ?)")) {
            statement.setBytes(1, geometry);
            statement.setObject(2, gold);
            statement.setString(3, note);
            statement.execute();
        }
    }

    public static Geometry point(double x, double y) {
        return GEOMETRIES.createPoint(new Coordinate(x, y));
    }
}
