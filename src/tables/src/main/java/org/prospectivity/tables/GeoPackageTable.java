package org.prospectivity.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;

/**
 * Reads the points of a layer of a GeoPackage: a table of a SQLite database whose geometries are well-known binary behind
 * a short header. The database is opened for reading only, and may run no code of its own.
 */
final class GeoPackageTable {
    private static final int INSTRUCTIONS_BETWEEN_REPORTS = 100_000;
    /** Bytes of the envelope in a geometry's header by its indicator. */
    private static final int[] ENVELOPES = {0, 32, 48, 48, 64};

    private final String file;
    private final WKBReader reader = new WKBReader();

    private GeoPackageTable(String file) {
        this.file = file;
    }

    private record Layer(String table, String geometry, int srs) {}

    static Table read(Path path, TableOptions options, Progress progress) throws IOException {
        GeoPackageTable table = new GeoPackageTable(path.getFileName().toString());
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.enableLoadExtension(false);
        RuntimeException[] ended = new RuntimeException[1];
        try (Connection connection = config.createConnection("jdbc:sqlite:" + path.toAbsolutePath())) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA trusted_schema = OFF");
            }
            ProgressHandler.setHandler(connection, INSTRUCTIONS_BETWEEN_REPORTS, new ProgressHandler() {
                @Override
                protected int progress() {
                    try {
                        progress.report(0, "Reading " + table.file);
                        return 0;
                    } catch (CancellationException e) {
                        ended[0] = e;
                        return 1;
                    }
                }
            });
            Layer layer = table.layer(connection, options.layer());
            return table.read(connection, layer);
        } catch (SQLException | ParseException e) {
            if (ended[0] != null) {
                throw ended[0];
            }
            throw table.fault("it cannot be read as a GeoPackage" + Words.because(e));
        }
    }

    private Layer layer(Connection connection, String wanted) throws SQLException {
        for (String name : List.of("gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys")) {
            requireTable(connection, name);
        }
        List<Layer> layers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT c.table_name, g.column_name, g.srs_id FROM gpkg_contents c LEFT JOIN gpkg_geometry_columns g"
                                + " ON g.table_name = c.table_name WHERE c.data_type IN ('features', 'attributes')"
                                + " ORDER BY c.table_name")) {
            while (found.next()) {
                layers.add(new Layer(found.getString(1), found.getString(2), found.getInt(3)));
            }
        }
        if (wanted != null) {
            return layers.stream()
                    .filter(layer -> layer.table().equalsIgnoreCase(wanted.strip()))
                    .findFirst()
                    .orElseThrow(() -> fault("it has no layer " + wanted + ", only " + names(layers)));
        }
        List<Layer> placed =
                layers.stream().filter(layer -> layer.geometry() != null).toList();
        List<Layer> candidates = placed.isEmpty() ? layers : placed;
        if (candidates.size() != 1) {
            throw fault(
                    candidates.isEmpty()
                            ? "it has no layer of features"
                            : "it has " + candidates.size() + " layers, " + names(candidates)
                                    + "; the option table names the one to read");
        }
        return candidates.get(0);
    }

    private static String names(List<Layer> layers) {
        return String.join(", ", layers.stream().map(Layer::table).toList());
    }

    /** Requires a table, since a view can have rows without end. */
    private void requireTable(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ? COLLATE NOCASE")) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                if (!found.next() || found.getInt(1) == 0) {
                    throw fault("there is no table " + name + " in it; expected a GeoPackage whose layers are tables");
                }
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private Table read(Connection connection, Layer layer) throws SQLException, ParseException {
        List<String> notes = new ArrayList<>();
        PlacedRows rows = new PlacedRows(file);
        requireTable(connection, layer.table());
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM " + quoted(layer.table()))) {
            int columns = found.getMetaData().getColumnCount();
            int geometry = -1;
            List<String> names = new ArrayList<>();
            for (int c = 1; c <= columns; c++) {
                String name = found.getMetaData().getColumnName(c);
                names.add(name);
                if (name.equalsIgnoreCase(layer.geometry())) {
                    geometry = c;
                } else {
                    rows.name(name);
                }
            }
            while (found.next()) {
                rows.begin();
                for (int c = 1; c <= columns; c++) {
                    if (c == geometry) {
                        place(found.getBytes(c), rows);
                    } else {
                        cell(found.getObject(c), names.get(c - 1), rows);
                    }
                }
            }
        }
        String crs = layer.geometry() == null ? "" : crs(connection, layer.srs());
        Table table = rows.finish(file + ", layer " + layer.table(), crs, notes);
        // A table without a geometry column has its coordinates in others.
        return layer.geometry() == null ? new Table(table.source(), table.columns(), null, notes) : table;
    }

    private static void cell(Object value, String name, PlacedRows rows) {
        if (value instanceof Double number) {
            rows.cell(name, number);
        } else if (value != null && !(value instanceof byte[])) {
            rows.cell(name, value.toString());
        }
    }

    private void place(byte[] blob, PlacedRows rows) throws ParseException {
        if (blob == null) {
            return;
        }
        if (blob.length < 8 || blob[0] != 'G' || blob[1] != 'P') {
            throw fault("the geometry of row " + rows.rows() + " is none of a GeoPackage");
        }
        int flags = blob[3];
        int envelope = flags >> 1 & 7;
        if (envelope >= ENVELOPES.length || (flags & 0x20) != 0) {
            throw fault("the geometry of row " + rows.rows() + " is of a kind that is not known");
        }
        boolean isEmpty = (flags & 0x10) != 0;
        int start = 8 + ENVELOPES[envelope];
        if (isEmpty || start >= blob.length) {
            return;
        }
        byte[] wkb = new byte[blob.length - start];
        System.arraycopy(blob, start, wkb, 0, wkb.length);
        rows.place(reader.read(wkb));
    }

    private static String crs(Connection connection, int srs) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?")) {
            statement.setInt(1, srs);
            try (ResultSet found = statement.executeQuery()) {
                if (!found.next() || srs <= 0) {
                    return "";
                }
                if ("EPSG".equalsIgnoreCase(found.getString(1)) && found.getInt(2) > 0) {
                    return "EPSG:" + found.getInt(2);
                }
                String definition = found.getString(3);
                return definition == null || definition.equals("undefined") ? "" : CrsText.crs(definition);
            }
        }
    }

    private InvalidInputException fault(String fault) {
        return new InvalidInputException("samples", file + ": " + fault);
    }
}
