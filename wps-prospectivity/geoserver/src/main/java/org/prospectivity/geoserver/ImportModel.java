package org.prospectivity.geoserver;

import java.io.IOException;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.prospectivity.engine.model.ModelFile;

/** The process that saves a model from a file. */
@DescribeProcess(
        title = "Import a prospectivity model",
        description = "Saves a model from a file that ExportModel or the command line gave. The file is checked"
                + " throughout; it holds numbers only and nothing in it is executed.")
public final class ImportModel implements ModelFileProcess {
    private final Extension extension;

    public ImportModel(Extension extension) {
        this.extension = extension;
    }

    @DescribeResult(name = "modelName", description = "Full name the model was saved under.")
    public String execute(
            @DescribeParameter(name = "file", description = "The model's file.") ModelDocument file,
            @DescribeParameter(name = "model", description = "Name to save the model under, workspace:name.")
                    String model,
            @DescribeParameter(
                            name = "overwrite",
                            min = 0,
                            defaultValue = "false",
                            description = "Whether a model of this name is replaced; default false.")
                    Boolean overwrite)
            throws IOException {
        String name = model.strip();
        boolean replace = Boolean.TRUE.equals(overwrite);
        extension.models().checkSavable(name, replace);
        byte[] bytes = file.bytes();
        ModelFile.read(bytes, "file");
        return extension.models().save(name, bytes, replace);
    }
}
