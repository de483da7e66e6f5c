package org.prospectivity.wps;

import java.io.IOException;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.wps.host.Host;

/** The process that removes a saved model. */
@DescribeProcess(
        title = "Delete a prospectivity model",
        description = "Deletes a trained prospectivity model from this server. This cannot be undone.")
public class DeleteModel {
    private final Host host;

    /** @param host that the process runs in */
    public DeleteModel(Host host) {
        this.host = host;
    }

    @DescribeResult(name = "modelName", description = "Name of the model that was deleted.")
    public String execute(
            @DescribeParameter(name = "model", description = "Name of the model to delete, as ListModels tells it.")
                    String model)
            throws IOException {
        InvalidInputException.require(!model.isBlank(), "model", "a blank name", "the name of a saved model");
        host.models("model").delete(model.strip());
        return model.strip();
    }
}
