package org.prospectivity.geoserver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.geoserver.rest.RestBaseController;
import org.geoserver.rest.RestException;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.wps.conversion.Report;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Models over REST: listed, downloaded, uploaded and deleted. Who may use REST at all is for GeoServer's own rules to say;
 * beyond that the rights are those of the processes.
 */
@RestController
@RequestMapping(path = RestBaseController.ROOT_PATH + "/prospectivity/models")
public final class ModelsController {
    private static final String ONE = "/{workspace}/{name:.+}";

    private final Extension extension;
    private final Overview overview;
    private final ModelPPIO files;

    /** @param files which read uploads no larger than the settings allow */
    public ModelsController(Extension extension, Overview overview, ModelPPIO files) {
        this.extension = extension;
        this.overview = overview;
        this.files = files;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    public byte[] list() throws IOException {
        return Report.json(overview.models()).getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping(path = ONE, produces = ModelPPIO.MIME_TYPE)
    public byte[] get(@PathVariable String workspace, @PathVariable String name) throws IOException {
        try {
            return extension.models().load(workspace + ':' + name);
        } catch (InvalidInputException e) {
            throw new RestException(e.getMessage(), HttpStatus.NOT_FOUND, e);
        }
    }

    /** Saves the model; one of this name is replaced. */
    @PutMapping(ONE)
    public void put(@PathVariable String workspace, @PathVariable String name, InputStream body) throws IOException {
        try {
            byte[] model = ((ModelDocument) files.decode(body)).bytes();
            ModelFile.read(model, "file");
            extension.models().save(workspace + ':' + name, model, true);
        } catch (InvalidInputException e) {
            throw new RestException(e.getMessage(), HttpStatus.BAD_REQUEST, e);
        }
    }

    @DeleteMapping(ONE)
    public void delete(@PathVariable String workspace, @PathVariable String name) throws IOException {
        try {
            extension.models().delete(workspace + ':' + name);
        } catch (InvalidInputException e) {
            throw new RestException(e.getMessage(), HttpStatus.NOT_FOUND, e);
        }
    }
}
