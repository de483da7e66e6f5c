package org.prospectivity.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * A request that is malformed or means harm, and what has to come of it.
 *
 * @param bytes as they go over the wire
 * @param namespace of the report, null for none
 * @param code that the report tells
 * @param locator that the report tells, null for any or none
 */
record Hostile(String name, byte[] bytes, String namespace, String code, String locator) {
    Hostile(String name, byte[] bytes, String namespace, String code) {
        this(name, bytes, namespace, code, null);
    }

    @Override
    public String toString() {
        return name;
    }

    /** A request over HTTP/1.1, after whose answer the connection ends. */
    static byte[] http(String method, String path, String headers, byte[] body) {
        byte[] head = (method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers
                        + (body == null ? "" : "Content-Length: " + body.length + "\r\n") + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(head, head.length + (body == null ? 0 : body.length));
        if (body != null) {
            System.arraycopy(body, 0, all, head.length, body.length);
        }
        return all;
    }

    /** All files below a server's root but those of executions, which come and go. */
    static List<String> files(Path root) throws IOException {
        List<String> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return directory.equals(root.resolve("data/results"))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(root.relativize(file) + " " + attributes.size() + " " + attributes.lastModifiedTime());
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        return files;
    }

    /**
     * Sends it and requires the report.
     *
     * @param root folder of the server's files, of which nothing is to be told
     */
    void requireReport(ProspectivityServer server, Path root) throws Exception {
        String answer = answer(server);
        assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("root:").doesNotContain(root.toString());
        Document report = parsed(answer);
        Element outermost = report.getDocumentElement();
        assertThat(outermost.getNamespaceURI()).as(name + ": " + answer).isEqualTo(namespace);
        boolean common = namespace != null && !namespace.endsWith("/ogc");
        NodeList exceptions = report.getElementsByTagNameNS("*", common ? "Exception" : "ServiceException");
        assertThat(exceptions.getLength()).as(name + ": " + answer).isEqualTo(1);
        Element exception = (Element) exceptions.item(0);
        assertThat(exception.getAttribute(common ? "exceptionCode" : "code"))
                .as(name + ": " + answer)
                .isEqualTo(code);
        assertThat(exception.getTextContent()).isNotBlank();
        if (locator != null) {
            assertThat(exception.getAttribute("locator"))
                    .as(name + ": " + answer)
                    .isEqualTo(locator);
        }
    }

    private String answer(ProspectivityServer server) throws IOException {
        URI address = URI.create(server.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(60_000);
            try {
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().flush();
            } catch (IOException e) {
                // It did not wait for the rest; the answer may be there all the same.
            }
            try (InputStream stream = socket.getInputStream()) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private Document parsed(String answer) throws Exception {
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        // Chunks begin with their length in a line of its own.
        int begin = body.indexOf("<?xml");
        assertThat(begin).as(name + ": " + answer).isGreaterThanOrEqualTo(0);
        String xml = answer.contains("chunked")
                ? body.substring(begin).replaceAll("\r\n[0-9A-Fa-f]+\r\n", "")
                : body.substring(begin);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setEntityResolver((publicId, systemId) -> new InputSource(InputStream.nullInputStream()));
        return builder.parse(new ByteArrayInputStream(xml.strip().getBytes(StandardCharsets.UTF_8)));
    }
}
