package org.prospectivity.handover.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.prospectivity.handover.picture.Fonts;

/** A page as a PDF for reading by people and by screen readers (PDF/UA, ISO 14289-1), its fonts within it. */
final class PaperPdf {
    private static final String PRODUCER = "Prospectivity";

    /**
     * A document.
     *
     * @param bytes of the file
     * @param pages how many it has
     */
    record Pdf(byte[] bytes, int pages) {}

    static {
        // What it tells of its own steps is no news of the server.
        XRLog.setLoggingEnabled(false);
    }

    private PaperPdf() {}

    /**
     * Lays a page out.
     *
     * @param xhtml the page, with its style and pictures in it
     */
    static Pdf of(String xhtml) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        for (Fonts.Face face : Fonts.Face.values()) {
            builder.useFont(
                    face::open,
                    face.family(),
                    face.weight(),
                    face.isItalic() ? FontStyle.ITALIC : FontStyle.NORMAL,
                    true);
        }
        builder.withProducer(PRODUCER);
        // Nothing is fetched: all that the page refers to is in it.
        builder.useUriResolver(
                (base, uri) -> uri != null && (uri.startsWith("data:") || uri.startsWith("#")) ? uri : null);
        builder.withHtmlContent(xhtml, null);
        builder.toStream(out);
        int pages;
        try (var renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDF();
            pages = renderer.getRootBox().getLayer().getPages().size();
        }
        return new Pdf(out.toByteArray(), pages);
    }
}
