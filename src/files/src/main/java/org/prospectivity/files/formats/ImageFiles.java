package org.prospectivity.files.formats;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.prospectivity.engine.InvalidInputException;

/** Images in PNG files. */
public final class ImageFiles {
    private static final long MOST_PIXELS = 25_000_000;

    private ImageFiles() {}

    /**
     * Reads an image, whose size is looked at before its pixels are.
     *
     * @param parameter the input the file was given for
     * @throws InvalidInputException naming the parameter, when the file is missing, no PNG, too large or damaged
     */
    public static BufferedImage read(String parameter, Path file) throws IOException {
        InvalidInputException.require(Files.isRegularFile(file), parameter, file, "a PNG file that exists");
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            InvalidInputException.require(
                    reader.getOriginatingProvider().canDecodeInput(in), parameter, file, "a PNG file");
            reader.setInput(in);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            InvalidInputException.require(
                    pixels <= MOST_PIXELS,
                    parameter,
                    "an image of " + reader.getWidth(0) + " x " + reader.getHeight(0) + " pixels",
                    "at most " + MOST_PIXELS + " pixels");
            return reader.read(0);
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            if (e instanceof InvalidInputException fault) {
                throw fault;
            }
            throw new InvalidInputException(parameter, file + ": it is no PNG that can be read: " + e.getMessage());
        } finally {
            reader.dispose();
        }
    }
}
