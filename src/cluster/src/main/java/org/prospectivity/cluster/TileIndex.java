package org.prospectivity.cluster;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.rasters.BandStatistics;

/**
 * What makes one map of tiles: {@code index.vrt} for GDAL and QGIS, {@code indexer.properties} for GeoServer's ImageMosaic,
 * and {@code item.json}, a STAC item.
 *
 * @param name of the maps
 * @param grid of all tiles
 * @param crs of the grid, easting first
 */
record TileIndex(
        String name, GridGeometry grid, List<Band> bands, CoordinateReferenceSystem crs, List<TileFolder.Tile> tiles) {
    private static final Gson JSON = new GsonBuilder().setPrettyPrinting().create();

    private static final String STAC = "1.0.0";
    private static final String PROJECTION = "https://stac-extensions.github.io/projection/v2.0.0/schema.json";
    private static final String COG = "image/tiff; application=geotiff; profile=cloud-optimized";

    /** Writes the index beside the tiles. */
    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("indexer.properties"), mosaic());
        Files.writeString(folder.resolve("item.json"), JSON.toJson(item()) + "\n");
        try (Writer file = Files.newBufferedWriter(folder.resolve("index.vrt"), StandardCharsets.UTF_8)) {
            writeVrt(XMLOutputFactory.newFactory().createXMLStreamWriter(file));
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private BandStatistics statistics(int band) {
        return BandStatistics.ofAll(
                tiles.stream().map(tile -> tile.statistics().get(band)).toList(), grid.cells());
    }

    private String mosaic() {
        return """
                # For GeoServer's ImageMosaic, which makes its own index of the tiles.
                Name=%s
                Wildcard=tile-*.tif
                Recursive=false
                AbsolutePath=false
                Caching=false
                """.formatted(name);
    }

    private Map<String, Object> item() throws IOException {
        ReferencedEnvelope around;
        try {
            around = new ReferencedEnvelope(
                            grid.west(),
                            grid.west() + grid.columns() * grid.cellSize(),
                            grid.north() - grid.rows() * grid.cellSize(),
                            grid.north(),
                            crs)
                    .transform(DefaultGeographicCRS.WGS84, true);
        } catch (TransformException | FactoryException e) {
            throw new IOException("the extent cannot be told in degrees", e);
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("datetime", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        code().ifPresent(code -> properties.put("proj:code", "EPSG:" + code));
        properties.put("proj:shape", List.of(grid.rows(), grid.columns()));
        properties.put("proj:transform", List.of(grid.cellSize(), 0, grid.west(), 0, -grid.cellSize(), grid.north()));
        Map<String, Object> assets = new LinkedHashMap<>();
        assets.put("index", asset("index.vrt", "application/xml", "index"));
        for (TileFolder.Tile tile : tiles) {
            Map<String, Object> asset = asset(tile.file(), COG, "data");
            asset.put("bands", bandsOf(tile));
            assets.put(tile.file().replace(".tif", ""), asset);
        }
        double west = around.getMinX();
        double south = around.getMinY();
        double east = around.getMaxX();
        double north = around.getMaxY();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("type", "Feature");
        item.put("stac_version", STAC);
        item.put("stac_extensions", List.of(PROJECTION));
        item.put("id", name);
        item.put("bbox", List.of(west, south, east, north));
        item.put(
                "geometry",
                Map.of(
                        "type",
                        "Polygon",
                        "coordinates",
                        List.of(List.of(
                                List.of(west, south),
                                List.of(east, south),
                                List.of(east, north),
                                List.of(west, north),
                                List.of(west, south)))));
        item.put("properties", properties);
        item.put("links", List.of());
        item.put("assets", assets);
        return item;
    }

    private Optional<Integer> code() {
        try {
            return Optional.ofNullable(CRS.lookupEpsgCode(crs, false));
        } catch (FactoryException unknown) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> asset(String file, String type, String role) {
        Map<String, Object> asset = new LinkedHashMap<>();
        asset.put("href", "./" + file);
        asset.put("type", type);
        asset.put("roles", List.of(role));
        return asset;
    }

    private List<Map<String, Object>> bandsOf(TileFolder.Tile tile) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int b = 0; b < bands.size(); b++) {
            Map<String, Object> band = new LinkedHashMap<>();
            band.put("name", bands.get(b).name());
            band.put("data_type", "float32");
            band.put("nodata", "nan");
            BandStatistics statistics = tile.statistics().get(b);
            if (!statistics.isEmpty()) {
                band.put(
                        "statistics",
                        Map.of(
                                "minimum", statistics.minimum(),
                                "maximum", statistics.maximum(),
                                "mean", statistics.mean(),
                                "stddev", statistics.deviation()));
            }
            all.add(band);
        }
        return all;
    }

    private void writeVrt(XMLStreamWriter vrt) throws XMLStreamException {
        vrt.writeStartElement("VRTDataset");
        vrt.writeAttribute("rasterXSize", String.valueOf(grid.columns()));
        vrt.writeAttribute("rasterYSize", String.valueOf(grid.rows()));
        text(vrt, "SRS", code().map(code -> "EPSG:" + code).orElseGet(crs::toWKT));
        text(
                vrt,
                "GeoTransform",
                grid.west() + ", " + grid.cellSize() + ", 0, " + grid.north() + ", 0, " + -grid.cellSize());
        for (int b = 0; b < bands.size(); b++) {
            vrt.writeStartElement("VRTRasterBand");
            vrt.writeAttribute("dataType", "Float32");
            vrt.writeAttribute("band", String.valueOf(b + 1));
            text(vrt, "Description", bands.get(b).name());
            text(vrt, "NoDataValue", "nan");
            vrt.writeStartElement("Metadata");
            for (Map.Entry<String, String> item : statistics(b).gdal().entrySet()) {
                vrt.writeStartElement("MDI");
                vrt.writeAttribute("key", item.getKey());
                vrt.writeCharacters(item.getValue());
                vrt.writeEndElement();
            }
            vrt.writeEndElement();
            for (TileFolder.Tile tile : tiles) {
                writeSource(vrt, tile, b);
            }
            vrt.writeEndElement();
        }
        vrt.writeEndElement();
        vrt.writeEndDocument();
        vrt.flush();
    }

    private static void writeSource(XMLStreamWriter vrt, TileFolder.Tile tile, int band) throws XMLStreamException {
        String columns = String.valueOf(tile.grid().columns());
        String rows = String.valueOf(tile.grid().rows());
        vrt.writeStartElement("SimpleSource");
        vrt.writeStartElement("SourceFilename");
        vrt.writeAttribute("relativeToVRT", "1");
        vrt.writeCharacters(tile.file());
        vrt.writeEndElement();
        text(vrt, "SourceBand", String.valueOf(band + 1));
        vrt.writeEmptyElement("SourceProperties");
        vrt.writeAttribute("RasterXSize", columns);
        vrt.writeAttribute("RasterYSize", rows);
        vrt.writeAttribute("DataType", "Float32");
        vrt.writeEmptyElement("SrcRect");
        rectangle(vrt, "0", "0", columns, rows);
        vrt.writeEmptyElement("DstRect");
        rectangle(vrt, String.valueOf(tile.firstColumn()), String.valueOf(tile.firstRow()), columns, rows);
        vrt.writeEndElement();
    }

    private static void rectangle(XMLStreamWriter vrt, String x, String y, String columns, String rows)
            throws XMLStreamException {
        vrt.writeAttribute("xOff", x);
        vrt.writeAttribute("yOff", y);
        vrt.writeAttribute("xSize", columns);
        vrt.writeAttribute("ySize", rows);
    }

    private static void text(XMLStreamWriter vrt, String element, String text) throws XMLStreamException {
        vrt.writeStartElement(element);
        vrt.writeCharacters(text);
        vrt.writeEndElement();
    }
}
