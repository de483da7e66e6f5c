package org.prospectivity.wps.program;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;

/**
 * Reads messages as Java serialises them, which nothing else here does: only from the other end of the pipe, which is this
 * project's own program, started by the one that reads or the one that started it. Never what a caller sent.
 */
final class MessageReader {
    static final int BUFFER = 1 << 16;

    /** Results and faults are the engine's records, and arrays, texts and lists. */
    private static final ObjectInputFilter ANSWERS =
            ObjectInputFilter.Config.createFilter("org.prospectivity.**;java.lang.**;java.util.**;!*");

    private final ObjectInputStream in;

    private MessageReader(ObjectInputStream in) {
        this.in = in;
    }

    /**
     * What a program is told to do; jobs may hold geometries, and these whatever their readers attach.
     *
     * @throws IOException when nothing comes
     */
    static MessageReader ofWork(InputStream in) throws IOException {
        return new MessageReader(new ObjectInputStream(new BufferedInputStream(in, BUFFER)));
    }

    /**
     * What a program answers: messages with objects of no other types than answers have.
     *
     * @throws IOException when nothing comes
     */
    static MessageReader ofAnswers(InputStream in) throws IOException {
        ObjectInputStream messages = new ObjectInputStream(new BufferedInputStream(in, BUFFER));
        messages.setObjectInputFilter(ANSWERS);
        return new MessageReader(messages);
    }

    /**
     * Waits for the next message.
     *
     * @throws IOException when none will come any more; an {@link java.io.ObjectStreamException} when it cannot be read
     */
    Message next() throws IOException, ClassNotFoundException {
        return (Message) in.readObject();
    }
}
