package org.prospectivity.server.wps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.geotools.api.data.Parameter;
import org.prospectivity.files.processes.RegisteredProcess;
import org.prospectivity.server.ows.OwsException;

/**
 * A request to execute a process.
 *
 * @param inputs in the order given; what was left blank is left out
 * @param form what is to be answered
 */
record ExecuteRequest(RegisteredProcess process, List<GivenInput> inputs, ResponseForm form) {
    /**
     * What is to be answered.
     *
     * @param raw whether one output is to be answered as it is, without a document
     * @param stored whether the document and outputs are kept, so that the answer can be given at once
     * @param status whether the document is to tell of progress meanwhile
     * @param outputs those asked for; all when it is empty
     */
    record ResponseForm(boolean raw, boolean stored, boolean status, List<RequestedOutput> outputs) {
        /** All outputs in a document. */
        static final ResponseForm DOCUMENT = new ResponseForm(false, false, false, List.of());
    }

    /**
     * An output asked for.
     *
     * @param format null for a literal
     * @param reference whether it is kept and its address told
     */
    record RequestedOutput(Parameter<?> parameter, Format format, boolean reference) {}

    /**
     * Checks what the process declares of its inputs: those it needs are there, none too often.
     *
     * @throws OwsException naming the input
     */
    ExecuteRequest {
        Map<String, Integer> given = new HashMap<>();
        inputs.forEach(input -> given.merge(input.parameter().key, 1, Integer::sum));
        for (Parameter<?> parameter : process.inputs()) {
            int times = given.getOrDefault(parameter.key, 0);
            if (times == 0 && parameter.minOccurs > 0 && parameter.getDefaultValue() == null) {
                throw OwsException.of(
                        OwsException.MISSING_PARAMETER,
                        parameter.key,
                        process.fullName() + " needs the input " + parameter.key);
            }
            if (times > parameter.maxOccurs && parameter.maxOccurs > 0) {
                throw OwsException.of(
                        OwsException.INVALID_PARAMETER,
                        parameter.key,
                        parameter.key + " is given " + times + " times; expected at most " + parameter.maxOccurs);
            }
        }
    }

    /** The outputs to be given: those asked for, or all of them in a document. */
    List<RequestedOutput> outputs() {
        if (!form.outputs().isEmpty()) {
            return form.outputs();
        }
        List<RequestedOutput> all = new ArrayList<>();
        for (Parameter<?> output : process.outputs()) {
            all.add(new RequestedOutput(
                    output, Format.ofOutput(output).stream().findFirst().orElse(null), false));
        }
        return all;
    }

    /**
     * The input of a name.
     *
     * @throws OwsException when the process has none of it
     */
    static Parameter<?> input(RegisteredProcess process, String name) {
        return process.inputs().stream()
                .filter(input -> input.key.equals(name))
                .findFirst()
                .orElseThrow(() -> OwsException.of(
                        OwsException.INVALID_PARAMETER,
                        name,
                        process.fullName() + " has no input \"" + name + "\"; expected one of "
                                + process.inputs().stream()
                                        .map(input -> input.key)
                                        .toList()));
    }

    /**
     * An output asked for by name.
     *
     * @param locator the part of the request that asks for it
     * @param mimeType null for the usual one
     * @throws OwsException when the process has none of the name, or it is not given in this format
     */
    static RequestedOutput output(
            RegisteredProcess process, String name, String locator, String mimeType, boolean reference) {
        Parameter<?> output = process.outputs().stream()
                .filter(candidate -> candidate.key.equals(name))
                .findFirst()
                .orElseThrow(() -> OwsException.of(
                        OwsException.INVALID_PARAMETER,
                        locator,
                        process.fullName() + " has no output \"" + name + "\"; expected one of "
                                + process.outputs().stream()
                                        .map(candidate -> candidate.key)
                                        .toList()));
        List<Format> formats = Format.ofOutput(output);
        if (formats.isEmpty()) {
            return new RequestedOutput(output, null, reference);
        }
        Format format = mimeType == null || mimeType.isBlank()
                ? formats.get(0)
                : Format.find(formats, mimeType)
                        .orElseThrow(() -> OwsException.of(
                                OwsException.INVALID_PARAMETER,
                                locator,
                                name + " is not given as \"" + mimeType + "\"; expected one of "
                                        + formats.stream().map(Format::mimeType).toList()));
        return new RequestedOutput(output, format, reference);
    }
}
