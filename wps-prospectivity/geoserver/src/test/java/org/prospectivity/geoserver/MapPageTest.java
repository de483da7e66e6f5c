package org.prospectivity.geoserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The map page under the server's own address. */
public class MapPageTest extends SurveyTestSupport {
    private static final String PAGE = "prospectivity-map/";

    @Test
    public void theAddressOfThePageLeadsToItsFirstFile() throws Exception {
        for (String address : new String[] {"prospectivity-map", PAGE}) {
            MockHttpServletResponse answer = getAsServletResponse(address);
            assertThat(answer.getStatus()).isEqualTo(302);
            assertThat(answer.getHeader("Location")).isEqualTo("/geoserver/prospectivity-map/index.html");
        }
    }

    @Test
    public void eachFileTellsItsType() throws Exception {
        Map<String, String> types = Map.of(
                "index.html", "text/html",
                "main.js", "(text|application)/javascript",
                "lib/ol/ol.js", "(text|application)/javascript",
                "style/page.css", "text/css",
                "icon.svg", "image/svg\\+xml");
        for (Map.Entry<String, String> type : types.entrySet()) {
            MockHttpServletResponse answer = getAsServletResponse(PAGE + type.getKey());
            assertThat(answer.getStatus()).as(type.getKey()).isEqualTo(200);
            assertThat(answer.getContentType()).as(type.getKey()).matches(type.getValue() + "(;.*)?");
        }
    }

    @Test
    public void whatTheFirstFileNamesIsThere() throws Exception {
        Matcher named = Pattern.compile("(?:src|href)=\"([^#\"]+)\"").matcher(getAsString(PAGE + "index.html"));
        int files = 0;
        while (named.find()) {
            assertThat(getAsServletResponse(PAGE + named.group(1)).getStatus())
                    .as(named.group(1))
                    .isEqualTo(200);
            files++;
        }
        assertThat(files).isGreaterThan(4);
    }

    @Test
    public void aBrowserAsksEachTimeWhetherAFileHasChanged() throws Exception {
        MockHttpServletResponse first = getAsServletResponse(PAGE + "main.js");
        assertThat(first.getHeader("Cache-Control")).isEqualTo("no-cache");
        MockHttpServletRequest again = createRequest(PAGE + "main.js");
        again.setMethod("GET");
        again.addHeader("If-Modified-Since", first.getHeader("Last-Modified"));
        MockHttpServletResponse second = dispatch(again);
        assertThat(second.getStatus()).isEqualTo(304);
        assertThat(second.getContentAsByteArray()).isEmpty();
    }

    @Test
    public void nothingButFilesOfThePageIsGiven() throws Exception {
        for (String path : new String[] {
            "lib",
            "lib/",
            "style/",
            "nosuch.js",
            "../geoserver/prospectivity.sld",
            "lib/../../geoserver/prospectivity.sld",
            "%2e%2e/geoserver/prospectivity.sld",
            "..%2fgeoserver/prospectivity.sld",
            "%252e%252e/geoserver/prospectivity.sld",
            "..\\geoserver\\prospectivity.sld",
            "/etc/passwd",
            "file:/etc/passwd",
            "classpath:org/prospectivity/geoserver/prospectivity.sld",
            "WEB-INF/web.xml"
        }) {
            MockHttpServletRequest request = createRequest(PAGE + "x");
            request.setMethod("GET");
            request.setRequestURI("/geoserver/" + PAGE + path);
            request.setPathInfo("/" + PAGE + path);
            assertThat(dispatch(request).getStatus()).as(path).isIn(400, 404);
        }
    }

    @Test
    public void nothingIsWrittenThere() throws Exception {
        MockHttpServletRequest request = createRequest(PAGE + "main.js");
        request.setMethod("PUT");
        assertThat(dispatch(request).getStatus()).isEqualTo(405);
    }
}
