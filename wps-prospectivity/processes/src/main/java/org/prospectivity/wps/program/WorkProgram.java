package org.prospectivity.wps.program;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workforce;

/** The program's side: does what it is told to, one job after the other. A {@link ProgramWorkforce} is the other side. */
public final class WorkProgram {
    private static final long REPORT_EVERY_NANOS = 200_000_000;

    private final ObjectOutputStream out;
    private final SynchronousQueue<Message> told = new SynchronousQueue<>();

    private WorkProgram(OutputStream out) throws IOException {
        this.out = new ObjectOutputStream(new BufferedOutputStream(out, MessageReader.BUFFER));
    }

    /**
     * Works until something fails that is not the fault of a job's input; who started the program has heard of it then.
     *
     * @param in jobs come over
     * @param out results go over; nothing else may write to it
     * @param opener makes the workforce
     * @param ended hears that nothing more will come, by another thread, whatever is being worked at: the one that
     *     started the program is gone, or wants no more of it. It ends the program
     * @throws IOException when nobody listens
     * @throws UncheckedIOException when nobody listens any more
     */
    public static void serve(InputStream in, OutputStream out, Supplier<Workforce> opener, Runnable ended)
            throws IOException {
        Greeting.say(out);
        WorkProgram program = new WorkProgram(out);
        Thread reader = new Thread(() -> program.read(in, ended), "what is to be done");
        reader.setDaemon(true);
        reader.start();
        try {
            Workforce workforce = opener.get();
            Message message = program.told.take();
            while (message instanceof Message.Work<?, ?> work) {
                program.tell(program.outcome(workforce, work));
                message = program.told.take();
            }
            program.tell(message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | OutOfMemoryError e) {
            program.tell(Message.Failed.by(e));
        }
    }

    /** Reads on while work goes on: that is how the end of the one that started this is noticed. */
    private void read(InputStream in, Runnable ended) {
        try {
            MessageReader messages = MessageReader.ofWork(in);
            while (true) {
                told.put(messages.next());
            }
        } catch (ObjectStreamException | ClassNotFoundException | RuntimeException | OutOfMemoryError e) {
            fail(e);
        } catch (IOException e) {
            ended.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(Throwable unreadable) {
        try {
            told.put(new Message.Failed("a job cannot be read there: " + unreadable));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has a job done; its last message is told by the caller. */
    private <U extends Serializable, R> Message outcome(Workforce workforce, Message.Work<U, R> work) {
        AtomicLong reported = new AtomicLong(System.nanoTime() - REPORT_EVERY_NANOS);
        Progress progress = (fraction, message) -> {
            long last = reported.get();
            long now = System.nanoTime();
            if (now - last >= REPORT_EVERY_NANOS && reported.compareAndSet(last, now)) {
                tell(new Message.Working(fraction, message, workforce.atATime()));
            }
        };
        try {
            workforce.run(
                    work.job(), work.units(), (unit, result) -> tell(new Message.Result<>(unit, result)), progress);
            return new Message.Done();
        } catch (InvalidInputException e) {
            return new Message.Refused(e);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return Message.Failed.by(e);
        }
    }

    /** Waits until there is room for it on the way, so that no more is worked at than is taken. */
    private synchronized void tell(Message message) {
        try {
            out.writeObject(message);
            // else the stream would hold all that ever went over it
            out.reset();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("nobody listens any more", e);
        }
    }
}
