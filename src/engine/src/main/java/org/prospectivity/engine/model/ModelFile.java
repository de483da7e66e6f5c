package org.prospectivity.engine.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.Ensemble;

/**
 * The file of a model: an uncompressed zip of {@code model.json} and, for each member, {@code member-0.f32} and so on:
 * its parameters as little-endian 32-bit floats in the network's order. It holds numbers only and names no class; the
 * network is built again from them. The same model gives the same bytes.
 */
public final class ModelFile {
    /** Version of the format this software writes and reads. */
    public static final int VERSION = 2;

    private static final String FORMAT = "prospectivity-model";
    private static final String DESCRIPTION = "model.json";
    private static final int LARGEST_DESCRIPTION = 1 << 20;
    private static final int MOST_MEMBERS = 100;
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().serializeNulls().create();

    private ModelFile() {}

    /** What model.json holds. */
    private record Description(
            String format,
            int version,
            List<TrainedModel.Input> bands,
            double cellSize,
            Architecture architecture,
            List<String> memberSha256,
            Provenance provenance) {}

    /** The bytes of a model's file. */
    public static byte[] write(TrainedModel model) {
        List<byte[]> members = new ArrayList<>();
        List<String> checksums = new ArrayList<>();
        for (float[] parameters : model.ensemble().parameters()) {
            ByteBuffer buffer = ByteBuffer.allocate(4 * parameters.length).order(ByteOrder.LITTLE_ENDIAN);
            buffer.asFloatBuffer().put(parameters);
            members.add(buffer.array());
            checksums.add(Fingerprint.of(buffer.array()));
        }
        Description description = new Description(
                FORMAT,
                VERSION,
                model.bands(),
                model.cellSize(),
                model.ensemble().architecture(),
                checksums,
                model.provenance());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            put(zip, DESCRIPTION, GSON.toJson(description).getBytes(StandardCharsets.UTF_8));
            for (int m = 0; m < members.size(); m++) {
                put(zip, memberName(m), members.get(m));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a model's file. Everything is checked before memory is taken for it, and no more is ever taken than the
     * file is long.
     *
     * @param parameter the name of the input that gave the file
     * @throws InvalidInputException telling what is wrong with a file that is damaged, foreign or of another version
     */
    public static TrainedModel read(byte[] file, String parameter) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            Description description = description(entry(zip, DESCRIPTION, LARGEST_DESCRIPTION, parameter), parameter);
            Architecture architecture = description.architecture();
            long length = 4L * architecture.parameters();
            if (length * description.memberSha256().size() > file.length) {
                throw damaged(parameter, "it is shorter than the networks it describes");
            }
            List<float[]> members = new ArrayList<>();
            for (int m = 0; m < description.memberSha256().size(); m++) {
                byte[] bytes = entry(zip, memberName(m), (int) length, parameter);
                if (bytes.length != length) {
                    throw damaged(parameter, memberName(m) + " holds " + bytes.length + " bytes instead of " + length);
                }
                if (!Fingerprint.of(bytes).equals(description.memberSha256().get(m))) {
                    throw damaged(parameter, "the checksum of " + memberName(m) + " does not fit");
                }
                float[] parameters = new float[architecture.parameters()];
                ByteBuffer.wrap(bytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer()
                        .get(parameters);
                for (float value : parameters) {
                    if (!Float.isFinite(value)) {
                        throw damaged(parameter, memberName(m) + " holds a number that is not finite");
                    }
                }
                members.add(parameters);
            }
            if (zip.getNextEntry() != null) {
                throw damaged(parameter, "it holds more than the networks it describes");
            }
            return new TrainedModel(
                    description.bands(),
                    description.cellSize(),
                    new Ensemble(architecture, members),
                    description.provenance());
        } catch (ZipException e) {
            throw damaged(parameter, "its zip is broken: " + e.getMessage());
        } catch (IOException e) {
            throw damaged(parameter, "it ends early");
        }
    }

    private static Description description(byte[] json, String parameter) {
        Description description;
        try {
            description = GSON.fromJson(new String(json, StandardCharsets.UTF_8), Description.class);
        } catch (InvalidInputException e) {
            throw damaged(parameter, e.getMessage());
        } catch (JsonParseException e) {
            // a record's own check arrives as the cause of the cause
            Throwable cause = e;
            while (cause.getCause() != null && !(cause instanceof InvalidInputException)) {
                cause = cause.getCause();
            }
            throw damaged(parameter, DESCRIPTION + " cannot be read: " + cause.getMessage());
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() instanceof InvalidInputException ? e.getCause() : e;
            throw damaged(parameter, DESCRIPTION + " cannot be read: " + cause.getMessage());
        }
        if (description == null || !FORMAT.equals(description.format())) {
            throw new InvalidInputException(parameter, "is not a model of this software; expected a file it saved");
        }
        if (description.version() != VERSION) {
            throw new InvalidInputException(
                    parameter,
                    "has format version " + description.version() + "; this software reads version " + VERSION);
        }
        if (description.bands() == null
                || description.architecture() == null
                || description.memberSha256() == null
                || description.provenance() == null
                || description.bands().contains(null)
                || description.bands().stream().anyMatch(band -> band.name() == null)
                || description.bands().size() != description.architecture().bands()
                || description.memberSha256().isEmpty()
                || description.memberSha256().size() > MOST_MEMBERS
                || !(description.cellSize() > 0)
                || !Double.isFinite(description.cellSize())) {
            throw damaged(parameter, DESCRIPTION + " is incomplete or contradicts itself");
        }
        return description;
    }

    private static byte[] entry(ZipInputStream zip, String name, int limit, String parameter) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null) {
            throw name.equals(DESCRIPTION)
                    ? new InvalidInputException(
                            parameter, "is not a model of this software: not a zip, or an empty one")
                    : damaged(parameter, name + " is missing");
        }
        if (!entry.getName().equals(name)) {
            throw damaged(parameter, "it holds " + shown(entry.getName()) + " where " + name + " is expected");
        }
        byte[] bytes = zip.readNBytes(limit);
        if (zip.read() >= 0) {
            throw damaged(parameter, name + " is longer than " + limit + " bytes");
        }
        return bytes;
    }

    private static String shown(String name) {
        return name.substring(0, Math.min(40, name.length())).replaceAll("[^\\w./-]", "?");
    }

    private static InvalidInputException damaged(String parameter, String what) {
        return new InvalidInputException(
                parameter, "is a damaged or foreign model file: " + what + "; expected a file this software saved");
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        entry.setSize(bytes.length);
        entry.setCompressedSize(bytes.length);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static String memberName(int member) {
        return "member-" + member + ".f32";
    }
}
