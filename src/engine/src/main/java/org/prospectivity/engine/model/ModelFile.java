package org.prospectivity.engine.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import com.google.gson.Strictness;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.raster.Normalisation;

/**
 * The file of a model: an uncompressed zip of {@code model.json} and, for each member, {@code member-0.f32} and so on:
 * its parameters as little-endian 32-bit floats in the network's order. Behind them may stand what was kept beside the
 * networks: the simple models ({@link SimpleModelsFile}), what training cells look like ({@link ApplicabilityFile}) and where
 * the deposits of the training lie ({@link LearnedDepositsFile}); a file without is that of the networks alone. It holds
 * numbers only and names no class; the network is built again from them. The same model gives the same bytes.
 */
public final class ModelFile {
    /** Version of the format of models of geochemistry alone. */
    public static final int VERSION = 2;
    /** Version of the format of models that read other evidence too: earlier software would take it for concentrations. */
    public static final int VERSION_WITH_EVIDENCE = 3;

    private static final String FORMAT = "prospectivity-model";
    private static final String DESCRIPTION = "model.json";
    /** Of a model of 1000 bands it is half of this. */
    private static final int LARGEST_DESCRIPTION = 1 << 19;

    /** Bytes of the longest file that is read. */
    public static final long LONGEST = 1L << 28;

    private static final int LONGEST_BAND = 100;
    private static final int LONGEST_MESSAGE = 300;
    /** Five networks of the default size have half a megabyte. */
    private static final int MOST_MEMBERS = 100;

    private static final int MOST_ENTRIES = 1
            + MOST_MEMBERS
            + SimpleModelsFile.MOST_ENTRIES
            + ApplicabilityFile.MOST_ENTRIES
            + LearnedDepositsFile.MOST_ENTRIES;
    /** Strict: what is no JSON, as NaN, is not read. */
    private static final Gson GSON = new GsonBuilder()
            .setStrictness(Strictness.STRICT)
            .registerTypeAdapterFactory(new OptionalJson())
            .registerTypeAdapter(Normalisation.class, (JsonSerializer<Normalisation>) ModelFile::json)
            .setPrettyPrinting()
            .serializeNulls()
            .create();

    private ModelFile() {}

    /** What every version of model.json holds. */
    private record Header(String format, int version) {}

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
                model.inputs().stream().allMatch(band -> band.kind().isGeochemistry())
                        ? VERSION
                        : VERSION_WITH_EVIDENCE,
                model.bands(),
                model.cellSize(),
                model.ensemble().architecture(),
                checksums,
                model.provenance());
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(DESCRIPTION, GSON.toJson(description).getBytes(StandardCharsets.UTF_8));
        for (int m = 0; m < members.size(); m++) {
            entries.put(memberName(m), members.get(m));
        }
        model.simple().ifPresent(simple -> entries.putAll(SimpleModelsFile.write(simple, model.recommended(), GSON)));
        model.applicability().ifPresent(known -> entries.putAll(ApplicabilityFile.write(known, GSON)));
        model.learned().ifPresent(deposits -> entries.putAll(LearnedDepositsFile.write(deposits, GSON)));
        return StoredZip.write(entries);
    }

    /**
     * Reads a model's file. Everything is checked before memory is taken for it, and no more is ever taken than a few
     * times what the file is long.
     *
     * @param parameter the name of the input that gave the file
     * @throws InvalidInputException telling what is wrong with a file that is damaged, foreign or of another version
     */
    public static TrainedModel read(byte[] file, String parameter) {
        requireLength(file.length, parameter);
        if (file.length < 4 || file[0] != 'P' || file[1] != 'K') {
            throw new InvalidInputException(parameter, "is not a model of this software: not a zip, or an empty one");
        }
        Map<String, ByteBuffer> entries;
        try {
            entries = StoredZip.read(file, MOST_ENTRIES);
        } catch (StoredZip.Damaged e) {
            throw damaged(parameter, e.getMessage());
        }
        Entries next = new Entries(entries, parameter);
        Description description = description(next.entry(DESCRIPTION), parameter);
        Architecture architecture = description.architecture();
        List<float[]> members = new ArrayList<>();
        for (int m = 0; m < description.memberSha256().size(); m++) {
            members.add(parameters(
                    next.entry(memberName(m)),
                    architecture.parameters(),
                    description.memberSha256().get(m),
                    memberName(m),
                    parameter));
        }
        Optional<SimpleModelsFile.Content> simple = next.optional(SimpleModelsFile.DESCRIPTION, SimpleModelsFile::read);
        Optional<Applicability> applicability = next.optional(ApplicabilityFile.DESCRIPTION, ApplicabilityFile::read);
        Optional<LearnedDeposits> learned = next.optional(LearnedDepositsFile.DESCRIPTION, LearnedDepositsFile::read);
        next.requireNone();
        return new TrainedModel(
                description.bands(),
                description.cellSize(),
                new Ensemble(architecture, members),
                description.provenance(),
                simple.map(SimpleModelsFile.Content::models),
                simple.map(SimpleModelsFile.Content::recommended).orElse(Method.NETWORK),
                applicability,
                learned);
    }

    /** A description among a file's entries. */
    record Json(ByteBuffer bytes, String name, String parameter) {
        /** What it holds; null when it is empty. */
        <T> T as(Class<T> type) {
            if (bytes.limit() > LARGEST_DESCRIPTION) {
                throw damaged(parameter, name + " is longer than " + LARGEST_DESCRIPTION + " bytes");
            }
            return parsed(StandardCharsets.UTF_8.decode(bytes.duplicate()).toString(), type, name, parameter);
        }
    }

    /** The entries of a file as they are asked for, one after the other. */
    static final class Entries {
        private final Map<String, ByteBuffer> all;
        private final Iterator<String> names;
        private final String parameter;
        private String following;

        Entries(Map<String, ByteBuffer> all, String parameter) {
            this.all = all;
            this.parameter = parameter;
            names = all.keySet().iterator();
            advance();
        }

        private void advance() {
            following = names.hasNext() ? names.next() : null;
        }

        /** The entry that has to follow. */
        ByteBuffer entry(String expected) {
            if (following == null) {
                throw damaged(parameter, expected + " is missing");
            }
            if (!following.equals(expected)) {
                throw damaged(parameter, "it holds " + following + " where " + expected + " is expected");
            }
            advance();
            return all.get(expected);
        }

        /** The entry that has to follow, of a checksum. */
        ByteBuffer entry(String expected, String checksum) {
            ByteBuffer bytes = entry(expected);
            requireChecksum(bytes, checksum, expected, parameter);
            return bytes;
        }

        /**
         * What a description that may follow, and the entries it tells of, hold.
         *
         * @param reader ends with an IllegalArgumentException when they are not sound
         */
        <T> Optional<T> optional(String description, BiFunction<Json, Entries, T> reader) {
            if (!description.equals(following)) {
                return Optional.empty();
            }
            try {
                return Optional.of(reader.apply(new Json(entry(description), description, parameter), this));
            } catch (InvalidInputException e) {
                throw e.parameter().equals(parameter) ? e : damaged(parameter, description + ": " + e.getMessage());
            } catch (IllegalArgumentException e) {
                throw damaged(parameter, description + " is incomplete or contradicts itself: " + e.getMessage());
            }
        }

        void requireNone() {
            if (following != null) {
                throw damaged(parameter, "it holds " + following + ", more than it describes");
            }
        }
    }

    /**
     * Requires that a file is not too long to be a model, before it is read into memory.
     *
     * @param parameter the name of the input that gave the file
     */
    static void requireLength(long bytes, String parameter) {
        if (bytes > LONGEST) {
            throw new InvalidInputException(
                    parameter,
                    "is a file of " + bytes + " bytes; expected a model of this software, at most " + LONGEST
                            + " bytes");
        }
    }

    private static float[] parameters(ByteBuffer bytes, int count, String checksum, String name, String parameter) {
        if (bytes.limit() != 4L * count) {
            throw damaged(parameter, name + " holds " + bytes.limit() + " bytes instead of " + 4L * count);
        }
        requireChecksum(bytes, checksum, name, parameter);
        FloatBuffer floats = bytes.asFloatBuffer();
        for (int i = 0; i < count; i++) {
            if (!Float.isFinite(floats.get(i))) {
                throw damaged(parameter, name + " holds a number that is not finite");
            }
        }
        float[] parameters = new float[count];
        floats.get(parameters);
        return parameters;
    }

    private static void requireChecksum(ByteBuffer bytes, String checksum, String name, String parameter) {
        if (!Fingerprint.of(bytes.duplicate()).equals(checksum)) {
            throw damaged(parameter, "the checksum of " + name + " does not fit");
        }
    }

    private static Description description(ByteBuffer json, String parameter) {
        if (json.limit() > LARGEST_DESCRIPTION) {
            throw damaged(parameter, DESCRIPTION + " is longer than " + LARGEST_DESCRIPTION + " bytes");
        }
        String text = StandardCharsets.UTF_8.decode(json.duplicate()).toString();
        // what else another version holds is its own affair
        Header header = parsed(text, Header.class, DESCRIPTION, parameter);
        if (header == null || !FORMAT.equals(header.format())) {
            throw new InvalidInputException(parameter, "is not a model of this software; expected a file it saved");
        }
        if (header.version() != VERSION && header.version() != VERSION_WITH_EVIDENCE) {
            throw new InvalidInputException(
                    parameter,
                    "has format version " + header.version() + "; this software reads version " + VERSION + " and, of"
                            + " models with other evidence than geochemistry, " + VERSION_WITH_EVIDENCE);
        }
        Description description = parsed(text, Description.class, DESCRIPTION, parameter);
        String fault = fault(description);
        if (fault != null) {
            throw damaged(parameter, DESCRIPTION + " is incomplete or contradicts itself: " + fault);
        }
        return description;
    }

    private static <T> T parsed(String text, Class<T> type, String name, String parameter) {
        try {
            return GSON.fromJson(text, type);
        } catch (RuntimeException e) {
            // a record's own check arrives as the cause of a cause
            Throwable cause = e;
            while (cause.getCause() != null && !(cause instanceof InvalidInputException)) {
                cause = cause.getCause();
            }
            String message = String.valueOf(cause.getMessage());
            throw damaged(
                    parameter,
                    name + " cannot be read: " + message.substring(0, Math.min(LONGEST_MESSAGE, message.length())));
        }
    }

    /** What a description lacks or gets wrong; null when it is sound. */
    private static String fault(Description description) {
        if (description.bands() == null || description.architecture() == null || description.memberSha256() == null) {
            return "no bands, no architecture or no checksums";
        }
        Provenance provenance = description.provenance();
        if (provenance == null || provenance.settings() == null) {
            return "no provenance, or none of the training";
        }
        int bands = description.bands().size();
        if (bands != description.architecture().bands()) {
            return bands + " bands for a network of "
                    + description.architecture().bands();
        }
        int members = description.memberSha256().size();
        if (members < 1 || members > MOST_MEMBERS) {
            return members + " networks, expected 1 to " + MOST_MEMBERS;
        }
        if (!(description.cellSize() > 0)) {
            return "cells of " + description.cellSize() + " m";
        }
        return fault(description.bands());
    }

    /**
     * Requires bands with names, each of another element or other evidence.
     *
     * @throws IllegalArgumentException telling which is not
     */
    static void requireBands(List<TrainedModel.Input> bands) {
        String fault = fault(bands);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    private static String fault(List<TrainedModel.Input> bands) {
        Set<String> keys = new HashSet<>();
        for (TrainedModel.Input band : bands) {
            if (band == null
                    || band.name() == null
                    || band.name().isBlank()
                    || band.name().length() > LONGEST_BAND) {
                return "a band without a name, or with one of more than " + LONGEST_BAND + " letters";
            }
            if (!keys.add(band.band().key())) {
                return "two bands of one element or other evidence, " + band.name();
            }
        }
        return null;
    }

    /** A square root is told where there is one. */
    private static JsonElement json(Normalisation normalisation, Type type, JsonSerializationContext context) {
        JsonObject json = new JsonObject();
        json.addProperty("logarithm", normalisation.logarithm());
        if (normalisation.squareRoot()) {
            json.addProperty("squareRoot", true);
        }
        json.addProperty("floor", normalisation.floor());
        json.addProperty("mean", normalisation.mean());
        json.addProperty("standardDeviation", normalisation.standardDeviation());
        return json;
    }

    private static InvalidInputException damaged(String parameter, String what) {
        return new InvalidInputException(
                parameter, "is a damaged or foreign model file: " + what + "; expected a file this software saved");
    }

    private static String memberName(int member) {
        return "member-" + member + ".f32";
    }
}
