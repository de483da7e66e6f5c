package org.prospectivity.geoserver;

import java.util.ArrayList;
import java.util.List;

/** The XML of a WPS Execute request. */
final class Execution {
    private final String process;
    private final List<String> inputs = new ArrayList<>();
    private String form = document("report");

    private Execution(String process) {
        this.process = process;
    }

    /** Of a process of ours, or of another one when the name has a prefix. */
    static Execution of(String process) {
        return new Execution(process.contains(":") ? process : "prospectivity:" + process);
    }

    Execution text(String name, Object value) {
        return input(name, "<wps:Data><wps:LiteralData>" + escaped(value.toString()) + "</wps:LiteralData></wps:Data>");
    }

    Execution gml(String name, String features) {
        return input(
                name,
                "<wps:Data><wps:ComplexData mimeType=\"text/xml; subtype=wfs-collection/1.0\">" + features
                        + "</wps:ComplexData></wps:Data>");
    }

    Execution table(String name, String csv) {
        return table(name, "text/csv", csv);
    }

    Execution table(String name, String mimeType, String text) {
        return input(
                name,
                "<wps:Data><wps:ComplexData mimeType=\"" + mimeType + "\"><![CDATA[" + text
                        + "]]></wps:ComplexData></wps:Data>");
    }

    Execution binary(String name, String mimeType, String base64) {
        return input(
                name,
                "<wps:Data><wps:ComplexData mimeType=\"" + mimeType + "\" encoding=\"base64\">" + base64
                        + "</wps:ComplexData></wps:Data>");
    }

    /** The output of another process. */
    Execution chained(String name, String mimeType, Execution other) {
        return posted(name, mimeType, "http://geoserver/wps", other.xml());
    }

    /** What an address within the server gives for a document. */
    Execution posted(String name, String mimeType, String address, String body) {
        return input(
                name,
                "<wps:Reference mimeType=\"" + mimeType + "\" xlink:href=\"" + address + "\" method=\"POST\"><wps:Body>"
                        + body + "</wps:Body></wps:Reference>");
    }

    /** What an address within the server gives. */
    Execution reference(String name, String mimeType, String address) {
        return input(name, "<wps:Reference mimeType=\"" + mimeType + "\" xlink:href=\"" + address + "\"/>");
    }

    /** A filter in GeoServer's query language. */
    Execution query(String filter) {
        return input(
                "filter",
                "<wps:Data><wps:ComplexData mimeType=\"text/plain; subtype=cql\"><![CDATA[" + filter
                        + "]]></wps:ComplexData></wps:Data>");
    }

    private Execution input(String name, String content) {
        inputs.add("<wps:Input><ows:Identifier>" + name + "</ows:Identifier>" + content + "</wps:Input>");
        return this;
    }

    /** One output, in a document. Asked for as it is, a process with several always answers its first. */
    Execution output(String output) {
        form = document(output);
        return this;
    }

    private static String document(String output) {
        return "<wps:ResponseDocument><wps:Output><ows:Identifier>" + output
                + "</ows:Identifier></wps:Output></wps:ResponseDocument>";
    }

    /** The first output as it is, of a type. */
    Execution raw(String output, String mimeType) {
        form = "<wps:RawDataOutput mimeType=\"" + mimeType + "\"><ows:Identifier>" + output
                + "</ows:Identifier></wps:RawDataOutput>";
        return this;
    }

    /** One output in a document that can be asked for again and again until it is there. */
    Execution asynchronous(String output) {
        form = "<wps:ResponseDocument storeExecuteResponse=\"true\" status=\"true\"><wps:Output><ows:Identifier>"
                + output + "</ows:Identifier></wps:Output></wps:ResponseDocument>";
        return this;
    }

    String xml() {
        return "<wps:Execute version=\"1.0.0\" service=\"WPS\" xmlns:wps=\"http://www.opengis.net/wps/1.0.0\""
                + " xmlns:ows=\"http://www.opengis.net/ows/1.1\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
                + "<ows:Identifier>" + process + "</ows:Identifier><wps:DataInputs>" + String.join("", inputs)
                + "</wps:DataInputs><wps:ResponseForm>" + form + "</wps:ResponseForm></wps:Execute>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
