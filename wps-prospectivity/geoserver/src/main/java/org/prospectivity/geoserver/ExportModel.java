package org.prospectivity.geoserver;

import java.io.IOException;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;

/** The process that gives a saved model as a file. */
@DescribeProcess(
        title = "Export a prospectivity model",
        description = "Gives a saved model as a file, to be imported into another server.")
public final class ExportModel implements ModelFileProcess {
    private final Extension extension;

    public ExportModel(Extension extension) {
        this.extension = extension;
    }

    @DescribeResult(name = "file", description = "The model's file.")
    public ModelDocument execute(
            @DescribeParameter(name = "model", description = "Name of a saved model, as ListModels tells it.")
                    String model)
            throws IOException {
        return new ModelDocument(extension.models().load(model.strip()));
    }
}
