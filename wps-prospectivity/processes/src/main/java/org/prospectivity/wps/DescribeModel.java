package org.prospectivity.wps;

import java.io.IOException;
import java.util.List;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.model.Method;
import org.prospectivity.engine.model.Provenance;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.wps.conversion.Inputs;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.host.Host;

/** The process that tells what a saved model reads and where it comes from. */
@DescribeProcess(
        title = "Describe a prospectivity model",
        description = "Tells what element maps a saved model reads, on which cell size, and how it was trained.")
public class DescribeModel {
    private final Inputs inputs;

    /** @param host that the process runs in */
    public DescribeModel(Host host) {
        this.inputs = new Inputs(host);
    }

    /**
     * What there is to know of a model.
     *
     * @param model its name
     * @param bands of the maps it was trained on
     * @param cellSize of these maps, in metres
     * @param architecture of each network
     * @param members how many networks there are
     * @param methods what it can score maps by, the recommended one first
     * @param recommended what its training recommends
     * @param provenance how they were trained
     */
    public record Details(
            String model,
            List<String> bands,
            double cellSize,
            Architecture architecture,
            int members,
            List<Method> methods,
            Method recommended,
            Provenance provenance) {}

    @DescribeResult(
            name = "report",
            description =
                    "JSON: bands, cell size in metres, architecture, number of networks, what it can score maps by"
                            + " and which of that its training recommends, and how it was trained, with the verdict.")
    public String execute(
            @DescribeParameter(name = "model", description = "Name of a saved model, as ListModels tells it.")
                    String model)
            throws IOException {
        TrainedModel trained = inputs.model("model", model);
        return Report.json(new Details(
                model.strip(),
                trained.bands().stream().map(TrainedModel.Input::name).toList(),
                trained.cellSize(),
                trained.ensemble().architecture(),
                trained.ensemble().parameters().size(),
                trained.methods(),
                trained.recommended(),
                trained.provenance()));
    }
}
