package org.prospectivity.rasters;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.RenderedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.imageio.ImageWriteParam;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.geotools.api.coverage.SampleDimension;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.api.parameter.ParameterValue;
import org.geotools.coverage.Category;
import org.geotools.coverage.CoverageFactoryFinder;
import org.geotools.coverage.GridSampleDimension;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.io.AbstractGridFormat;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.gce.geotiff.GeoTiffWriteParams;
import org.geotools.gce.geotiff.GeoTiffWriter;
import org.geotools.util.factory.GeoTools;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.Band;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Coverages in GeoTIFF files: tiled, deflate-compressed, with the names, units and statistics of their bands as GDAL
 * keeps them and no data declared.
 */
public final class GeoTiffs {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int SAMPLES = 277;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    /** Tag of how bands are stored; 2 is one after the other. */
    private static final int PLANAR_CONFIGURATION = 284;

    /** Tag of the colours' meaning; 1 is black at zero. */
    private static final int PHOTOMETRIC = 262;
    /** Tag of the meaning of samples that are no colours; 0 is none. */
    private static final int EXTRA_SAMPLES = 338;
    /** Tag of GDAL's metadata, an XML text; among it the descriptions of bands. */
    private static final int GDAL_METADATA = 42112;
    /** Tag of GDAL's no-data value, as text. */
    private static final int GDAL_NODATA = 42113;

    /** Names that GeoTools gives bands whose file does not name them. */
    private static final Pattern NO_NAME = Pattern.compile(
            "(?i)(gray|palette)_index|(red|green|blue|alpha|cyan|magenta|yellow|black)_band|band_?\\d+|undefined");

    /** How often the pixels of a coverage are read to write it: for the pixels and for their statistics. */
    public static final int READINGS = 2;

    private static final int TILE = 256;
    /** Stands for level 1, which takes half the time of 6 on smooth maps and makes them one per cent larger. */
    static final float FASTEST_DEFLATE = 0;
    /** Above this size of its pixels a file is made a BigTIFF, whatever they compress to. */
    private static final long BIG = 3L << 30;

    private GeoTiffs() {}

    /**
     * Writes a coverage, wholly or not at all: an existing file stays as it was until the new one is complete.
     *
     * @param coverage in a projected or geographic CRS, its band names in the descriptions of its sample dimensions
     */
    public static void write(GridCoverage2D coverage, Path file) throws IOException {
        AtomicFiles.write(file, unfinished -> {
            writePixels(coverage, unfinished);
            describe(coverage, unfinished);
        });
    }

    /**
     * Writes a coverage to a file that is not there yet, and is not whole when this fails.
     *
     * @param statistics of its bands
     */
    public static void write(GridCoverage2D coverage, List<BandStatistics> statistics, Path file) throws IOException {
        writePixels(coverage, file);
        TiffTags.change(file, texts(coverage, statistics), samples(coverage));
    }

    /**
     * Adds to a GeoTIFF file what GDAL keeps of bands: names, units, statistics, and no data. What the file tells of
     * them already stays.
     *
     * @param coverage whose pixels the file holds
     */
    public static void describe(GridCoverage2D coverage, Path file) throws IOException {
        TiffTags.change(file, texts(coverage, BandStatistics.of(coverage)), samples(coverage));
    }

    /** Whether each band has a name of its own, not one that stands for its place. */
    public static boolean areNamed(GridCoverage2D coverage) {
        return Arrays.stream(coverage.getSampleDimensions()).noneMatch(GeoTiffs::isNameless);
    }

    private static boolean isNameless(SampleDimension band) {
        return NO_NAME.matcher(band.getDescription().toString()).matches();
    }

    /**
     * A coverage with its nameless bands named as the GeoTIFF file that it was read from names them.
     *
     * @throws IOException when the file is no TIFF
     */
    public static GridCoverage2D named(GridCoverage2D coverage, Path file) throws IOException {
        return areNamed(coverage) ? coverage : named(coverage, coverage.getRenderedImage(), bandNames(file));
    }

    /**
     * Reads a coverage: into memory while it is small, which is less than an eighth of the greatest heap; else its
     * pixels are read from the file when they are asked for, until the coverage is disposed. Band names are the
     * descriptions GDAL keeps; a band without one keeps the name GeoTools gives it, as {@code GRAY_INDEX} or {@code Band2}.
     *
     * @param parameter the input the file was given for
     * @throws InvalidInputException naming the parameter, when there is no such file or it is no GeoTIFF
     */
    public static GridCoverage2D read(String parameter, Path file) throws IOException {
        return read(parameter, file, SurveyMaps.mostInMemory());
    }

    /** @param most bytes of pixels in memory */
    public static GridCoverage2D read(String parameter, Path file, long most) throws IOException {
        InvalidInputException.require(Files.isRegularFile(file), parameter, file, "a GeoTIFF file that exists");
        InvalidInputException.require(
                Files.size(file) > 0, parameter, file + ", an empty file,", "a GeoTIFF file with content");
        FileState state = FileState.of(file);
        List<Optional<String>> names;
        try {
            requireReadable(parameter, file);
            names = bandNames(file);
        } catch (IOException e) {
            throw new InvalidInputException(parameter, file + " is " + e.getMessage() + "; expected a GeoTIFF file");
        }
        GeoTiffReader reader = null;
        try {
            reader = new GeoTiffReader(file.toFile());
            GridCoverage2D coverage = reader.read((GeneralParameterValue[]) null);
            RenderedImage image = coverage.getRenderedImage();
            return bytes(image) <= most
                    ? named(coverage, inMemory(image), names)
                    : new GeoTiffCoverage(named(coverage, image, names), state);
        } catch (IOException | RuntimeException e) {
            throw new InvalidInputException(parameter, file + " cannot be read as a GeoTIFF file: " + rootMessage(e));
        } finally {
            if (reader != null) {
                reader.dispose();
            }
        }
    }

    /**
     * Refuses a file that ImageIO-Ext misreads without a word: it takes bands that are stored one after the other for
     * pixels one after the other where each is a single tile.
     *
     * @param parameter the input the file was given for
     * @throws InvalidInputException naming the parameter, when it is such a file
     * @throws IOException when the file is no TIFF
     */
    public static void requireReadable(String parameter, Path file) throws IOException {
        Map<Integer, Long> tags =
                TiffTags.numbers(file, Set.of(WIDTH, HEIGHT, SAMPLES, TILE_WIDTH, TILE_HEIGHT, PLANAR_CONFIGURATION));
        boolean misread = tags.getOrDefault(PLANAR_CONFIGURATION, 1L) == 2
                && tags.getOrDefault(SAMPLES, 1L) > 1
                && tags.getOrDefault(TILE_WIDTH, 0L) >= tags.getOrDefault(WIDTH, 1L)
                && tags.getOrDefault(TILE_HEIGHT, 0L) >= tags.getOrDefault(HEIGHT, 1L);
        if (misread) {
            throw new InvalidInputException(
                    parameter,
                    file.getFileName() + " has its bands one after the other in one tile each, which cannot be read;"
                            + " expected them pixel by pixel, as gdal_translate -co INTERLEAVE=PIXEL writes them");
        }
    }

    /**
     * The names of a GeoTIFF file's bands, as GDAL keeps them, from the first band on; the list may be shorter than the
     * bands are many.
     *
     * @throws IOException when the file is no TIFF
     */
    public static List<Optional<String>> bandNames(Path file) throws IOException {
        Optional<String> metadata = TiffTags.read(file, GDAL_METADATA);
        TreeMap<Integer, String> names = new TreeMap<>();
        if (metadata.isPresent()) {
            NodeList items = parse(metadata.get()).getElementsByTagName("Item");
            for (int i = 0; i < items.getLength(); i++) {
                Element item = (Element) items.item(i);
                if (item.getAttribute("role").equals("description")
                        && item.getAttribute("sample").matches("\\d{1,5}")) {
                    names.put(
                            Integer.valueOf(item.getAttribute("sample")),
                            item.getTextContent().strip());
                }
            }
        }
        List<Optional<String>> list = new ArrayList<>();
        for (int b = 0; !names.isEmpty() && b <= names.lastKey(); b++) {
            list.add(Optional.ofNullable(names.get(b)).filter(name -> !name.isEmpty()));
        }
        return Collections.unmodifiableList(list);
    }

    private static void writePixels(GridCoverage2D coverage, Path file) throws IOException {
        GeoTiffWriteParams how = new GeoTiffWriteParams();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionType("Deflate");
        how.setCompressionQuality(FASTEST_DEFLATE);
        how.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
        how.setTiling(TILE, TILE);
        RenderedImage image = coverage.getRenderedImage();
        how.setForceToBigTIFF(bytes(image) > BIG);
        ParameterValue<?> parameter = AbstractGridFormat.GEOTOOLS_WRITE_PARAMS.createValue();
        parameter.setValue(how);
        GeoTiffWriter writer = new GeoTiffWriter(file.toFile(), GeoTools.getDefaultHints());
        try {
            writer.write(Coverages.with(coverage, new TileBuffer(image)), new GeneralParameterValue[] {parameter});
        } finally {
            writer.dispose();
        }
    }

    private static Map<Integer, String> texts(GridCoverage2D coverage, List<BandStatistics> statistics)
            throws IOException {
        Map<Integer, String> tags = new TreeMap<>();
        tags.put(GDAL_METADATA, gdalMetadata(coverage, statistics));
        int type = coverage.getRenderedImage().getSampleModel().getDataType();
        if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
            // GeoTools writes a number, but not NaN.
            tags.put(GDAL_NODATA, "nan");
        }
        return tags;
    }

    /** Bands are measurements, not colours, however many there are. */
    private static Map<Integer, short[]> samples(GridCoverage2D coverage) {
        int bands = coverage.getNumSampleDimensions();
        return bands == 1 ? Map.of() : Map.of(PHOTOMETRIC, new short[] {1}, EXTRA_SAMPLES, new short[bands - 1]);
    }

    private static String gdalMetadata(GridCoverage2D coverage, List<BandStatistics> statistics) throws IOException {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartElement("GDALMetadata");
            int sample = 0;
            for (SampleDimension dimension : coverage.getSampleDimensions()) {
                String name = dimension.getDescription().toString();
                writeItem(xml, "DESCRIPTION", sample, "description", name);
                Band band = Band.of(name);
                if (band.transform() == Band.Transform.NONE && band.unit() != Band.Unit.UNKNOWN) {
                    writeItem(xml, "UNITTYPE", sample, "unittype", band.unit().label());
                } else if (band.kind() == Band.Kind.DISTANCE) {
                    writeItem(xml, "UNITTYPE", sample, "unittype", "m");
                }
                for (Map.Entry<String, String> item :
                        statistics.get(sample).gdal().entrySet()) {
                    writeItem(xml, item.getKey(), sample, null, item.getValue());
                }
                sample++;
            }
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return text.toString();
    }

    private static void writeItem(XMLStreamWriter xml, String name, int sample, String role, String value)
            throws XMLStreamException {
        xml.writeStartElement("Item");
        xml.writeAttribute("name", name);
        xml.writeAttribute("sample", Integer.toString(sample));
        if (role != null) {
            xml.writeAttribute("role", role);
        }
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    private static Element parse(String metadata) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(metadata))).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("a TIFF file with damaged GDAL metadata", e);
        }
    }

    private static GridCoverage2D named(GridCoverage2D coverage, RenderedImage image, List<Optional<String>> names) {
        GridSampleDimension[] bands = coverage.getSampleDimensions();
        for (int b = 0; b < Math.min(bands.length, names.size()); b++) {
            if (names.get(b).isPresent() && isNameless(bands[b])) {
                bands[b] = new GridSampleDimension(
                        names.get(b).get(),
                        bands[b].getCategories() == null
                                ? null
                                : bands[b].getCategories().toArray(Category[]::new),
                        bands[b].getUnits());
            }
        }
        return CoverageFactoryFinder.getGridCoverageFactory(null)
                .create(
                        coverage.getName().toString(),
                        image,
                        coverage.getGridGeometry(),
                        bands,
                        null,
                        coverage.getProperties());
    }

    private static RenderedImage inMemory(RenderedImage image) {
        WritableRaster raster = image.copyData(null).createWritableTranslatedChild(0, 0);
        return new BufferedImage(image.getColorModel(), raster, false, null);
    }

    /** What the pixels of an image take in memory. */
    private static long bytes(RenderedImage image) {
        return (long) image.getWidth()
                * image.getHeight()
                * image.getSampleModel().getNumBands()
                * DataBuffer.getDataTypeSize(image.getSampleModel().getDataType())
                / 8;
    }

    private static String rootMessage(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Arrays.stream(String.valueOf(root.getMessage()).split("\\R"))
                .findFirst()
                .orElse("");
    }
}
