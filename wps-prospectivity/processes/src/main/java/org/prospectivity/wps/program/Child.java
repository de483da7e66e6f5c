package org.prospectivity.wps.program;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.geotools.util.logging.Logging;

/**
 * A program that was started, with threads of its own to write to it and to read from it, so that whoever waits for it can
 * be told to wait no more. One message at most is read ahead of what is taken: the rest waits in the pipe, and behind it the
 * program.
 */
final class Child implements Closeable {
    private static final Logger LOG = Logging.getLogger(Child.class);
    private static final long SECONDS_TO_END = 10;

    private final String program;
    private final String place;
    private final Process process;
    private final BlockingQueue<Message> arrived = new ArrayBlockingQueue<>(1);
    private final ExecutorService sender = Executors.newSingleThreadExecutor(task -> daemon(task, "sent to a program"));
    private final Thread reader = daemon(this::read, "read from a program");
    private final Thread listener = daemon(this::listen, "said by a program");
    private ObjectOutputStream out;
    private volatile String lastSaid = "";

    /** @throws ElsewhereException when there is no such program */
    Child(List<String> command, String place) {
        this.program = command.get(0);
        this.place = place;
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new ElsewhereException(place, program + " cannot be started: " + e.getMessage());
        }
        reader.start();
        listener.start();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Sends a message by a thread of its own. When it cannot be sent, what is heard next says so. */
    void send(Message message) {
        sender.execute(() -> {
            try {
                if (out == null) {
                    out = new ObjectOutputStream(
                            new BufferedOutputStream(process.getOutputStream(), MessageReader.BUFFER));
                }
                out.writeObject(message);
                // else the stream would hold all that ever went over it
                out.reset();
                out.flush();
            } catch (ObjectStreamException | RuntimeException | OutOfMemoryError e) {
                put(new Message.Failed("the job cannot be sent: " + e));
            } catch (IOException e) {
                // The program is gone, which whoever reads from it tells.
            }
        });
    }

    /** The next message, or null when none has come after some time. */
    Message next(long millis) throws InterruptedException {
        return arrived.poll(millis, TimeUnit.MILLISECONDS);
    }

    private void put(Message message) {
        try {
            arrived.put(message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (InputStream in = process.getInputStream()) {
            Optional<String> version = Greeting.hear(in);
            if (version.isPresent() && !version.get().equals(Greeting.version())) {
                put(new Message.Failed(program + " is of version " + version.get() + ", this program of "
                        + Greeting.version() + "; expected the same"));
            } else if (version.isPresent()) {
                MessageReader answers = MessageReader.ofAnswers(in);
                while (!Thread.currentThread().isInterrupted()) {
                    put(answers.next());
                }
            } else {
                put(new Message.Failed(end()));
            }
        } catch (ObjectStreamException | ClassNotFoundException | RuntimeException | OutOfMemoryError e) {
            put(new Message.Failed("what " + program + " tells cannot be read: " + e));
        } catch (IOException e) {
            put(new Message.Failed(end()));
        }
    }

    /** How the program ended of itself, or that it does not talk as one of these. */
    private String end() {
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                return program + " does not answer as this program's command work does";
            }
            listener.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return program + " was ended";
        }
        return program + " ended before its work was done, with exit code " + process.exitValue()
                + (lastSaid.isEmpty() ? "" : "; the last it said: " + lastSaid);
    }

    /** Keeps the last line that is no part of a stack trace. */
    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), Charset.defaultCharset()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String said = line;
                LOG.info(() -> place + ": " + said);
                if (!said.isBlank() && !Character.isWhitespace(said.charAt(0))) {
                    lastSaid = said.strip();
                }
            }
        } catch (IOException e) {
            // The program was ended.
        }
    }

    /**
     * Asks the program to end, closes its input, which ends it where a script stands between, and ends it by force when it
     * is still there after a while. Waits for none of that.
     */
    @Override
    public void close() {
        // not Process.destroy, which closes streams and so waits for a write that waits for a program that hangs
        process.toHandle().destroy();
        CompletableFuture.delayedExecutor(SECONDS_TO_END, TimeUnit.SECONDS)
                .execute(process.toHandle()::destroyForcibly);
        sender.execute(() -> {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                // It was closed by the program's end.
            }
        });
        sender.shutdown();
        reader.interrupt();
    }
}
