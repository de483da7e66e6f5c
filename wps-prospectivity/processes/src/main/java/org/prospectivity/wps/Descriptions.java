package org.prospectivity.wps;

/** What inputs and outputs are that several processes share, so that all of them say the same of the same thing. */
final class Descriptions {
    static final String MODEL_MAPS =
            "Maps with the model's elements, any units, and its other evidence, on its cell size: square cells,"
                    + " projected CRS in metres. Give this or geochemistryLayer.";
    static final String MAPS_LAYER =
            "Name of a published coverage with the element maps or a stack of evidence, workspace:name.";
    static final String EVIDENCE_LAYERS =
            "Names of published layers, workspace:name, any number: rasters, polygons, lines"
                    + " or points that become bands beside those of geochemistry, on its grid, as by StackEvidence; optional.";
    static final String EVIDENCE = "What is made of an evidence layer, as of StackEvidence, any number, such as"
            + " faults=distance or geology=category(UNIT); default for polygons category and distance, for lines and"
            + " points distance, for a raster its bands.";
    static final String MODEL_EVIDENCE = EVIDENCE + " What the model was trained with.";
    static final String KINDS = "What bands are whose names do not tell, any number, such as magnetics=CONTINUOUS or"
            + " unit-*=CATEGORY: CONTINUOUS, DISTANCE, DENSITY or CATEGORY; optional.";
    static final String MODEL = "Name of a model saved by TrainTransferCNN.";
    static final String METHOD = "What the model scores by: RECOMMENDED, what its training recommends; NETWORK;"
            + " RANDOM_FOREST or LOGISTIC_REGRESSION on a cell's values, or, with _ON_MEANS behind, on means over squares"
            + " around it; BEST_SINGLE_ELEMENT; or STACK, network, forest and regression together; default RECOMMENDED.";
    static final String SCORES_LAYER = "Name of a published coverage with the scores, workspace:name.";
    static final String SCORES_BAND = "Name or number, from 1, of the band with the scores; default the first.";
    static final String DEPOSITS_LAYER = "Name of a published layer with the deposits.";
    static final String LAYER = "Name to publish the result under, workspace:name; default: not published.";
    static final String OVERWRITE = "Whether a published layer of this name is replaced; default false.";
    static final String STYLE =
            "Name of a style of the server, or an SLD document, for the published layer; default: the "
                    + "server's own.";
    static final String LAYER_NAME = "Full name of the published layer; empty when no layer was asked for.";

    private Descriptions() {}

    static final String TABLE =
            "Which sheet of a workbook, layer of a GeoPackage or file of a zip holds the samples, by"
                    + " its name; needed where there are several.";
    static final String DELIMITER = "The sign between the cells of a text file, or tab or space; default: found out.";
    static final String DECIMAL = "The decimal sign of a text file, a point or a comma; default: found out.";
    static final String ENCODING =
            "The character set of a text file or a shapefile, such as ISO-8859-1; default: found" + " out.";
    static final String HEADER = "Which rows of a text file or sheet are its header, from 1, such as 3 or 3-5; 0 for"
            + " none; default: found out.";
    static final String X = "Column with the easting or longitude; default: found by its name.";
    static final String Y = "Column with the northing or latitude; default: found by its name.";
    static final String FILTER =
            "Condition in ECQL on any column that chooses the samples, such as Medium = 'soil';" + " default: all.";
    static final String MISSING =
            "Codes that mean no result, with commas between, such as LNR,-99. Usual ones are known.";
    static final String BELOW =
            "Codes that mean below a limit they do not tell, with commas between: ND=0.5 (the limit),"
                    + " ND=LEAST (the least limit or value of the column) or ND (the limit is in limits).";
    static final String LIMITS = "Detection limits of elements, with commas between, such as Au_ppb=0.5,As_ppm=1 or"
            + " *=LEAST (the least limit or value of each column).";
    static final String VALUES =
            "Numbers that look like codes, or signs beside values, that are measured values all the"
                    + " same, with commas between.";
    static final String ZONES = "What to do with coordinates in several zones of a map projection: REFUSE, PROJECT each"
            + " from its zone to crs, or IGNORE a column that only looks like zones; default REFUSE.";
    static final String COLLARS =
            "Where the drill holes or stations of the samples lie, as a table or points; optional.";
    static final String HOLE = "The column that samples and collars have in common; default: found by its name.";
    static final String OUTLIERS =
            "What to do with samples at (0, 0) or far from all others: LEAVE_OUT, KEEP or REFUSE;"
                    + " default LEAVE_OUT.";
    static final String METHODS =
            "Analytical methods where an element has several, the best first, with commas between,"
                    + " such as FA50,AR; default: the one with most determinations. Values above the limit of the first are taken"
                    + " from the next.";
    static final String LEAST_DETERMINED =
            "Least share of samples with a determination, 0 to 1, for elements found by a" + " pattern; default 0.2.";
}
