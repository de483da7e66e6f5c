package org.prospectivity.server.wps;

import java.time.Instant;
import java.util.List;
import org.prospectivity.server.ows.OwsException;

/**
 * What is kept of a job, so that it can be told of after the server was started again.
 *
 * @param id of the execution
 * @param process by its full name
 * @param created when it was asked for, ISO 8601
 * @param finished when it ended, or null
 * @param state what became of it
 * @param stored whether its answer can be asked for later
 * @param status whether it was to tell of progress
 * @param failure why it failed, or null
 * @param outputs what it gave
 */
record JobRecord(
        String id,
        String process,
        String created,
        String finished,
        State state,
        boolean stored,
        boolean status,
        Failure failure,
        List<Output> outputs) {

    /** What became of a job. */
    enum State {
        QUEUED,
        RUNNING,
        SUCCEEDED,
        FAILED;

        boolean isFinal() {
            return this == SUCCEEDED || this == FAILED;
        }
    }

    /** Why a job failed, as an exception report tells it. */
    record Failure(String code, String locator, int status, String text) {
        static Failure of(OwsException e) {
            return new Failure(e.code(), e.locator().orElse(null), e.status(), e.getMessage());
        }

        OwsException exception() {
            return new OwsException(code, locator, status, text);
        }
    }

    /**
     * An output, in a file.
     *
     * @param id its name
     * @param title for a person
     * @param mimeType null for a literal
     * @param binary whether it is base64 within a document
     * @param xml whether it is elements within a document
     * @param reference whether its address is told in place of its content
     * @param file its name in the folder of the job's outputs
     */
    record Output(
            String id, String title, String mimeType, boolean binary, boolean xml, boolean reference, String file) {}

    JobRecord running() {
        return new JobRecord(id, process, created, null, State.RUNNING, stored, status, null, List.of());
    }

    JobRecord failed(OwsException e) {
        return new JobRecord(
                id, process, created, Instant.now().toString(), State.FAILED, stored, status, Failure.of(e), List.of());
    }

    JobRecord succeeded(List<Output> given) {
        return new JobRecord(
                id, process, created, Instant.now().toString(), State.SUCCEEDED, stored, status, null, given);
    }
}
