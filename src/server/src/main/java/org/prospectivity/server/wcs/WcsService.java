package org.prospectivity.server.wcs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.prospectivity.server.layer.PublishedLayer;
import org.prospectivity.server.layer.PublishedLayers;
import org.prospectivity.server.layer.WorkingMemory;
import org.prospectivity.server.ows.ExceptionReport;
import org.prospectivity.server.ows.OwsException;
import org.prospectivity.server.ows.OwsRequest;
import org.prospectivity.server.ows.OwsResponse;
import org.prospectivity.server.ows.OwsService;

/** WCS 2.0.1 (OGC 09-110r4) and 1.0.0 (OGC 03-065r6), both by parameters. */
public final class WcsService implements OwsService {
    private static final String NEWER = "2.0.1";
    private static final String OLDER = "1.0.0";
    private static final WcsDocuments NEWER_DOCUMENTS = new Wcs20Documents();
    private static final WcsDocuments OLDER_DOCUMENTS = new Wcs10Documents();

    private final PublishedLayers layers;
    private final Path scratch;
    private final WorkingMemory memory;

    /**
     * @param layers whose coverages are served
     * @param scratch directory for files while they are made
     * @param memory for values while files are made
     */
    public WcsService(PublishedLayers layers, Path scratch, WorkingMemory memory) {
        this.layers = layers;
        this.scratch = scratch;
        this.memory = memory;
    }

    @Override
    public String name() {
        return "WCS";
    }

    @Override
    public ExceptionReport reportOf(OwsRequest request) {
        try {
            return request.version().orElse(NEWER).startsWith("1")
                    ? ExceptionReport.WCS_1_0_0
                    : ExceptionReport.OWS_2_0;
        } catch (OwsException e) {
            // It is the version, or the document that has it, that cannot be told.
            return ExceptionReport.OWS_2_0;
        }
    }

    @Override
    public void handle(OwsRequest request, OwsResponse response) throws IOException {
        if (request.isDocument()) {
            throw OwsException.of(
                    OwsException.OPERATION_NOT_SUPPORTED, null, "WCS takes parameters here, not documents");
        }
        String operation = request.operation().toLowerCase(Locale.ROOT);
        if (operation.equals("getcapabilities")) {
            capabilities(request, response);
            return;
        }
        if (!operation.equals("describecoverage") && !operation.equals("getcoverage")) {
            throw OwsException.of(
                    OwsException.OPERATION_NOT_SUPPORTED,
                    "request",
                    "There is no operation " + request.operation()
                            + "; expected GetCapabilities, DescribeCoverage or GetCoverage");
        }
        boolean describe = operation.equals("describecoverage");
        if (isOlder(request)) {
            if (describe) {
                OLDER_DOCUMENTS.descriptions(described10(request), response);
            } else {
                new Wcs10GetCoverage(request).file(layers).send(scratch, memory, response);
            }
        } else if (describe) {
            NEWER_DOCUMENTS.descriptions(described20(request), response);
        } else {
            Wcs20GetCoverage.file(CoverageQuery.of(request), layers).send(scratch, memory, response);
        }
    }

    private static boolean isOlder(OwsRequest request) {
        String version = request.version().orElseThrow(() -> OwsException.missing("version"));
        if (!isNewer(version) && !version.equals(OLDER)) {
            throw OwsException.invalid("version", version, NEWER + " or " + OLDER);
        }
        return version.equals(OLDER);
    }

    /** GDAL asks for 2.0.0 too, which differs in corrections only. */
    private static boolean isNewer(String version) {
        return version.matches("2\\.0(\\.\\d)?");
    }

    private void capabilities(OwsRequest request, OwsResponse response) throws IOException {
        List<String> accepted = request.parameter("acceptversions")
                .map(text -> List.of(text.strip().split("\\s*,\\s*")))
                .orElse(List.of());
        boolean older = request.version().orElse(NEWER).startsWith("1");
        if (!accepted.isEmpty()) {
            Optional<String> first = accepted.stream()
                    .filter(version -> isNewer(version) || version.equals(OLDER))
                    .findFirst();
            if (first.isEmpty()) {
                throw OwsException.of(
                        OwsException.VERSION_NEGOTIATION_FAILED,
                        null,
                        "The versions spoken here are " + NEWER + " and " + OLDER);
            }
            older = first.get().equals(OLDER);
        }
        (older ? OLDER_DOCUMENTS : NEWER_DOCUMENTS).capabilities(coverages(), request.baseUrl(), response);
    }

    private List<PublishedLayer> coverages() throws IOException {
        return layers.all().stream().filter(WcsService::isOffered).toList();
    }

    /** Whether a layer is a coverage whose CRS can be told by its code. */
    static boolean isOffered(PublishedLayer layer) {
        return layer.coverage().isPresent() && layer.epsg().isPresent();
    }

    private List<PublishedLayer> described10(OwsRequest request) throws IOException {
        if (request.parameter("coverage").isEmpty()) {
            return coverages();
        }
        List<PublishedLayer> found = new ArrayList<>();
        for (String name : request.required("coverage").split(",", -1)) {
            found.add(Wcs10GetCoverage.layer(name.strip(), layers));
        }
        return found;
    }

    private List<PublishedLayer> described20(OwsRequest request) throws IOException {
        List<String> ids = Stream.of(request.required("coverageid").split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
        if (ids.isEmpty()) {
            throw new OwsException("emptyCoverageIdList", "coverageId", 404, "No coverage is named");
        }
        List<PublishedLayer> found = new ArrayList<>();
        for (String id : ids) {
            found.add(CoverageIds.find(id, layers).orElseThrow(() -> Wcs20GetCoverage.noSuchCoverage(id)));
        }
        return found;
    }
}
