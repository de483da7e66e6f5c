package org.prospectivity.wps;

/** What inputs and outputs are that several processes share, so that all of them say the same of the same thing. */
final class Descriptions {
    static final String MODEL_MAPS =
            "Element maps with the model's elements on its cell size, any units: square cells, projected CRS"
                    + " in metres. Give this or geochemistryLayer.";
    static final String MAPS_LAYER = "Name of a published coverage with the element maps, workspace:name.";
    static final String MODEL = "Name of a model saved by TrainTransferCNN.";
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
}
