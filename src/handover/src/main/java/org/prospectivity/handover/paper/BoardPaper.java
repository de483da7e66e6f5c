package org.prospectivity.handover.paper;

import static org.prospectivity.handover.paper.Markup.tag;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.prospectivity.engine.Progress;
import org.prospectivity.handover.content.PaperSize;
import org.prospectivity.handover.content.Survey;
import org.prospectivity.handover.content.Target;
import org.prospectivity.handover.picture.Fonts;

/**
 * The paper for a board: what was asked, what was found, how sure it is, and where to go next, on {@value #FEWEST} to
 * {@value #MOST} pages. The page and the PDF are one document: the page is what the PDF is laid out from.
 *
 * @param html the page, whose author's parts can be edited
 * @param pdf the same on paper
 * @param pages of the PDF
 */
public record BoardPaper(byte[] html, byte[] pdf, int pages) {
    /** Pages of the shortest paper. */
    public static final int FEWEST = 6;
    /** Pages of the longest paper: with more targets, the best have a page and the others a row. */
    public static final int MOST = 12;

    private static final int MOST_TARGETS = 6;

    /**
     * Writes the paper.
     *
     * @param size of its pages
     * @param progress hears of its pages and can end the work
     */
    public static BoardPaper of(Survey survey, PaperSize size, Progress progress) throws IOException {
        Fonts.require();
        MapSheets maps = new MapSheets(survey);
        FrontSheets front = new FrontSheets(survey);
        TargetSheets targets = new TargetSheets(survey, maps);
        ClosingSheets closing = new ClosingSheets(survey, maps);
        progress.report(0, "writing the paper");
        Map<String, Markup> before = new LinkedHashMap<>();
        before.put("In short", front.opening());
        before.put("The data and their quality", front.data());
        before.put("How the map was made and judged", front.method());
        progress.report(0.1, "drawing the maps");
        before.put("The map of scores", maps.scores());
        progress.report(0.25, "drawing the maps");
        maps.trust().ifPresent(sheet -> before.put("How far to trust it", sheet));
        progress.report(0.35, "drawing the maps");
        maps.elements().ifPresent(sheet -> before.put("The leading elements", sheet));
        List<Target> all = survey.targets();
        int shown = Math.min(MOST_TARGETS, all.size());
        while (true) {
            Map<String, Markup> sheets = new LinkedHashMap<>(before);
            for (int t = 0; t < shown; t++) {
                progress.report(0.4 + 0.3 * t / shown, "drawing targets");
                Target target = all.get(t);
                sheets.put("Target " + target.rank(), targets.page(target));
            }
            targets.others(all.subList(shown, all.size()))
                    .ifPresent(sheet -> sheets.put("Other targets and next samples", sheet));
            sheets.put("Limits and provenance", closing.limits());
            sheets.put("How to repeat it", closing.repeating());
            progress.report(0.75, "laying out the paper");
            // Bookmarks are the layout's own; a browser knows none.
            PaperPdf.Pdf pdf = PaperPdf.of(page(survey, size, sheets, List.of(bookmarks(sheets))));
            if (pdf.pages() <= MOST || shown == 0) {
                progress.report(1, "the paper is written");
                String page = page(survey, size, sheets, List.of());
                return new BoardPaper(page.getBytes(StandardCharsets.UTF_8), pdf.bytes(), pdf.pages());
            }
            shown = Math.max(0, shown - (pdf.pages() - MOST));
        }
    }

    private static Markup bookmarks(Map<String, Markup> sheets) {
        Markup bookmarks = tag("bookmarks");
        sheets.forEach((name, sheet) ->
                bookmarks.add(tag("bookmark").with("name", name).with("href", "#" + sheet.attribute("id"))));
        return bookmarks;
    }

    private static String page(Survey survey, PaperSize size, Map<String, Markup> sheets, List<Markup> more) {
        List<Markup> head = new ArrayList<>(List.of(
                tag("meta").with("name", "subject").with("content", "Mineral prospectivity"),
                tag("meta")
                        .with("name", "description")
                        .with(
                                "content",
                                "A paper for the board: " + Verdict.of(survey).said())));
        if (!survey.author().name().isBlank()) {
            head.add(tag("meta")
                    .with("name", "author")
                    .with("content", survey.author().name()));
        }
        head.addAll(more);
        return Sheets.page(survey.author().title(), head, pageRule(size), List.copyOf(sheets.values()));
    }

    private static String pageRule(PaperSize size) {
        return "@page { size: " + size.css()
                + "; margin: 16mm 18mm 18mm 18mm; @bottom-right { content: counter(page) ' / '"
                + " counter(pages); font-family: 'Liberation Sans'; font-size: 8pt; color: #555; } }\n";
    }
}
