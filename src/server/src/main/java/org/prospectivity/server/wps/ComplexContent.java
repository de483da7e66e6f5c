package org.prospectivity.server.wps;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.geotools.api.data.Parameter;
import org.prospectivity.server.ows.OwsException;

/** Takes complex data out of requests into files, which the readers of files then read. */
final class ComplexContent {
    private final Path directory;

    /** @param directory of one request; made when it is first needed */
    ComplexContent(Path directory) {
        this.directory = directory;
    }

    /** How the data of an input is to be taken. */
    private record Coding(Optional<Format> format, boolean base64) {}

    private static Coding coding(Parameter<?> input, String mimeType, String encoding) {
        List<Format> formats = Format.ofInput(input);
        Optional<Format> format = Optional.empty();
        if (mimeType != null && !mimeType.isBlank()) {
            format = Optional.of(Format.find(formats, mimeType)
                    .orElseThrow(() -> OwsException.of(
                            OwsException.INVALID_PARAMETER,
                            input.key,
                            input.key + " is not accepted as \"" + mimeType + "\"; expected one of "
                                    + formats.stream().map(Format::mimeType).toList())));
        }
        boolean base64 = encoding != null && encoding.toLowerCase(Locale.ROOT).contains("base64")
                || format.orElse(formats.get(0)).binary();
        return new Coding(format, base64);
    }

    /** The data within an element, at whose start the reader is; it is at its end afterwards. */
    GivenInput read(Parameter<?> input, String mimeType, String encoding, XMLStreamReader xml)
            throws IOException, XMLStreamException {
        Coding coding = coding(input, mimeType, encoding);
        Path raw = newFile(input, "");
        boolean element = false;
        try (Writer out = Files.newBufferedWriter(raw, StandardCharsets.UTF_8)) {
            boolean blank = true;
            while (xml.next() != XMLStreamConstants.END_ELEMENT) {
                if (xml.isStartElement()) {
                    if (!blank || element) {
                        throw new XMLStreamException(
                                input.key + " has text and elements side by side", xml.getLocation());
                    }
                    element = true;
                    copy(xml, out);
                } else if (xml.isCharacters() && !(blank && xml.isWhiteSpace())) {
                    if (element && !xml.isWhiteSpace()) {
                        throw new XMLStreamException(
                                input.key + " has text and elements side by side", xml.getLocation());
                    }
                    blank = false;
                    out.write(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                }
            }
        }
        return stored(input, coding, raw, !element);
    }

    /** The data in a parameter's text. */
    GivenInput read(Parameter<?> input, String mimeType, String encoding, String text) throws IOException {
        Coding coding = coding(input, mimeType, encoding);
        Path raw = newFile(input, "");
        Files.writeString(raw, text);
        return stored(input, coding, raw, true);
    }

    /**
     * The data of a stream, which was fetched.
     *
     * @throws OwsException when it is larger than the limit
     */
    GivenInput.Inline read(Parameter<?> input, String mimeType, InputStream stream, long most) throws IOException {
        Path raw = newFile(input, "");
        try (OutputStream out = Files.newOutputStream(raw)) {
            byte[] part = new byte[1 << 16];
            long left = most;
            for (int length = stream.read(part); length >= 0; length = stream.read(part)) {
                left -= length;
                if (left < 0) {
                    throw OwsException.of(
                            OwsException.FILE_SIZE_EXCEEDED,
                            input.key,
                            input.key + " is larger than " + (most >> 20) + " MiB");
                }
                out.write(part, 0, length);
            }
        }
        return stored(input, new Coding(coding(input, mimeType, null).format(), false), raw, true);
    }

    private GivenInput.Inline stored(Parameter<?> input, Coding coding, Path raw, boolean text) throws IOException {
        if (!text && coding.base64) {
            throw OwsException.of(
                    OwsException.INVALID_PARAMETER, input.key, input.key + " has elements; expected base64");
        }
        if (coding.base64) {
            Path decoded = newFile(input, "");
            try (InputStream in = Base64.getMimeDecoder().wrap(Files.newInputStream(raw))) {
                Files.copy(in, decoded);
            } catch (IOException e) {
                throw OwsException.of(OwsException.INVALID_PARAMETER, input.key, input.key + " is no base64");
            }
            Files.delete(raw);
            raw = decoded;
        }
        Format format = coding.format.orElse(null);
        if (format == null) {
            format = Format.guessed(Format.ofInput(input), first(raw));
        }
        Path file = newFile(input, format.extension());
        Files.move(raw, file);
        return new GivenInput.Inline(input, file);
    }

    private static char first(Path file) throws IOException {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file, StandardOpenOption.READ))) {
            int c = stream.read();
            // A mark of UTF-8 is no character.
            while (c >= 0 && (Character.isWhitespace(c) || c >= 0x80)) {
                c = stream.read();
            }
            return (char) Math.max(0, c);
        }
    }

    private Path newFile(Parameter<?> input, String extension) throws IOException {
        Files.createDirectories(directory);
        Path plain = directory.resolve(input.key + extension);
        return !extension.isEmpty() && !Files.exists(plain)
                ? plain
                : directory.resolve(input.key + "-" + UUID.randomUUID() + extension);
    }

    /** Copies an element, at whose start the reader is, with the namespaces it needs. */
    static void copy(XMLStreamReader xml, Writer out) throws XMLStreamException {
        XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();
        factory.setProperty(XMLOutputFactory.IS_REPAIRING_NAMESPACES, true);
        XMLStreamWriter writer = factory.createXMLStreamWriter(out);
        int depth = 0;
        do {
            if (xml.isStartElement()) {
                depth++;
                writer.writeStartElement(
                        Optional.ofNullable(xml.getPrefix()).orElse(""),
                        xml.getLocalName(),
                        Optional.ofNullable(xml.getNamespaceURI()).orElse(""));
                for (int a = 0; a < xml.getAttributeCount(); a++) {
                    String namespace =
                            Optional.ofNullable(xml.getAttributeNamespace(a)).orElse("");
                    if (namespace.isEmpty()) {
                        writer.writeAttribute(xml.getAttributeLocalName(a), xml.getAttributeValue(a));
                    } else {
                        writer.writeAttribute(
                                xml.getAttributePrefix(a),
                                namespace,
                                xml.getAttributeLocalName(a),
                                xml.getAttributeValue(a));
                    }
                }
            } else if (xml.isEndElement()) {
                depth--;
                writer.writeEndElement();
            } else if (xml.isCharacters()) {
                writer.writeCharacters(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
            if (depth > 0) {
                xml.next();
            }
        } while (depth > 0);
        writer.flush();
    }
}
