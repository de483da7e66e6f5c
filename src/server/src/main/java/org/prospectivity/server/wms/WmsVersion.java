package org.prospectivity.server.wms;

import org.prospectivity.server.ows.ExceptionReport;
import org.prospectivity.server.ows.OwsRequest;

/** The versions that are spoken. */
enum WmsVersion {
    V1_1_1("1.1.1", "srs", "x", "y", "InvalidSRS", ExceptionReport.WMS_1_1_1),
    V1_3_0("1.3.0", "crs", "i", "j", "InvalidCRS", ExceptionReport.WMS_1_3_0);

    private final String number;
    private final String crs;
    private final String column;
    private final String row;
    private final String invalidCrs;
    private final ExceptionReport report;

    WmsVersion(String number, String crs, String column, String row, String invalidCrs, ExceptionReport report) {
        this.number = number;
        this.crs = crs;
        this.column = column;
        this.row = row;
        this.invalidCrs = invalidCrs;
        this.report = report;
    }

    /** The version of a request: the newer unless it asks for something older. */
    static WmsVersion of(OwsRequest request) {
        String asked = request.parameter("version")
                .or(() -> request.parameter("wmtver"))
                .map(String::strip)
                .orElse(request.parameter("srs").isPresent() ? V1_1_1.number : V1_3_0.number);
        // Numbers of versions are compared part by part; all there are have one digit each.
        return asked.compareTo(V1_3_0.number) < 0 ? V1_1_1 : V1_3_0;
    }

    String number() {
        return number;
    }

    /** The parameter that names the CRS. */
    String crs() {
        return crs;
    }

    /** The parameter with the column of a place on the picture. */
    String column() {
        return column;
    }

    /** The parameter with the row of a place on the picture. */
    String row() {
        return row;
    }

    /** The code for a CRS that is not known. */
    String invalidCrs() {
        return invalidCrs;
    }

    ExceptionReport report() {
        return report;
    }
}
