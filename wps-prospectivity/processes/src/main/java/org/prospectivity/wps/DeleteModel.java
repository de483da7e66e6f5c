package org.prospectivity.wps;

import java.io.IOException;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.prospectivity.engine.InvalidInputException;

/** The process that removes a saved model. */
@DescribeProcess(
        title = "Delete a prospectivity model",
        description = "Deletes a trained prospectivity model from this server. This cannot be undone.")
public class DeleteModel {
    @DescribeResult(name = "modelName", description = "Name of the model that was deleted.")
    public String execute(
            @DescribeParameter(name = "model", description = "Name of the model to delete, as ListModels tells it.")
                    String model)
            throws IOException {
        InvalidInputException.require(!model.isBlank(), "model", "a blank name", "the name of a saved model");
        Host.models("model").delete(model.strip());
        return model.strip();
    }
}
