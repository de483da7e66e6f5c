package org.prospectivity.engine.model;

import com.google.gson.Gson;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.prospectivity.engine.baselines.Forest;
import org.prospectivity.engine.baselines.PointModel;
import org.prospectivity.engine.baselines.RankedBand;
import org.prospectivity.engine.baselines.Regression;
import org.prospectivity.engine.baselines.SimpleModel;

/**
 * The simple models in a model's file: {@code simple.json} tells what there is, and an entry of little-endian numbers
 * holds each member: the weights of a regression as 64-bit floats; the known values of a ranked band as 32-bit floats; of
 * a forest, as 32-bit integers, the number of trees, that of the numbers of each, and these, tree by tree.
 */
final class SimpleModelsFile {
    static final String DESCRIPTION = "simple.json";
    /** Its own and those of the members. */
    static final int MOST_ENTRIES = 501;

    private SimpleModelsFile() {}

    /** What simple.json holds. */
    private record Description(List<TrainedModel.Input> bands, List<Model> models, Method recommended) {}

    private record Model(String name, int[] radii, List<Member> members) {}

    /** @param kind FOREST, REGRESSION or RANKED_BAND, which needs what is behind it */
    private record Member(Kind kind, String sha256, double negativesPerPositive, int value, boolean high) {}

    private enum Kind {
        FOREST,
        REGRESSION,
        RANKED_BAND
    }

    /** What stands in a file. */
    record Content(SimpleModels models, Method recommended) {}

    /** The entries, by name, in their order. */
    static Map<String, byte[]> write(SimpleModels simple, Method recommended, Gson gson) {
        Map<String, byte[]> numbers = new LinkedHashMap<>();
        List<Model> models = new ArrayList<>();
        for (int i = 0; i < simple.models().size(); i++) {
            SimpleModel model = simple.models().get(i);
            List<Member> members = new ArrayList<>();
            for (int m = 0; m < model.members().size(); m++) {
                byte[] bytes = bytes(model.members().get(m));
                numbers.put(entry(i, m), bytes);
                members.add(member(model.members().get(m), Fingerprint.of(bytes)));
            }
            models.add(new Model(model.name(), model.radii(), members));
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(
                DESCRIPTION,
                gson.toJson(new Description(simple.bands(), models, recommended))
                        .getBytes(StandardCharsets.UTF_8));
        entries.putAll(numbers);
        return entries;
    }

    private static Member member(PointModel model, String sha256) {
        if (model instanceof Forest forest) {
            return new Member(Kind.FOREST, sha256, forest.negativesPerPositive(), 0, false);
        }
        if (model instanceof RankedBand band) {
            return new Member(Kind.RANKED_BAND, sha256, 0, band.value(), band.high());
        }
        return new Member(Kind.REGRESSION, sha256, 0, 0, false);
    }

    private static byte[] bytes(PointModel model) {
        if (model instanceof Forest forest) {
            int trees = forest.trees().size();
            ByteBuffer bytes = littleEndian(4
                    * (1
                            + trees
                            + forest.trees().stream()
                                    .mapToInt(tree -> tree.length)
                                    .sum()));
            IntBuffer numbers = bytes.asIntBuffer().put(trees);
            forest.trees().forEach(tree -> numbers.put(tree.length));
            forest.trees().forEach(numbers::put);
            return bytes.array();
        }
        if (model instanceof RankedBand band) {
            ByteBuffer bytes = littleEndian(4 * band.known().length);
            bytes.asFloatBuffer().put(band.known());
            return bytes.array();
        }
        double[] weights = ((Regression) model).weights();
        ByteBuffer bytes = littleEndian(8 * weights.length);
        bytes.asDoubleBuffer().put(weights);
        return bytes.array();
    }

    private static ByteBuffer littleEndian(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String entry(int model, int member) {
        return "simple-" + model + "-" + member + ".bin";
    }

    /**
     * Reads the models.
     *
     * @param description what simple.json holds
     * @param next gives the entry that has to follow, by its name
     */
    static Content read(ModelFile.Json description, ModelFile.Entries next) {
        Description simple = description.as(Description.class);
        if (simple == null || simple.bands() == null || simple.models() == null || simple.recommended() == null) {
            throw new IllegalArgumentException("no bands, no models or no recommendation");
        }
        if (simple.recommended() == Method.RECOMMENDED) {
            throw new IllegalArgumentException("it recommends what is recommended");
        }
        ModelFile.requireBands(simple.bands());
        List<SimpleModel> models = new ArrayList<>();
        for (int i = 0; i < simple.models().size(); i++) {
            Model model = simple.models().get(i);
            if (model == null || model.name() == null || model.radii() == null || model.members() == null) {
                throw new IllegalArgumentException("model " + i + " is incomplete");
            }
            List<PointModel> members = new ArrayList<>();
            for (int m = 0; m < model.members().size(); m++) {
                members.add(member(model.members().get(m), entry(i, m), next));
            }
            models.add(new SimpleModel(model.name(), model.radii(), members));
        }
        return new Content(new SimpleModels(simple.bands(), models), simple.recommended());
    }

    private static PointModel member(Member member, String name, ModelFile.Entries next) {
        if (member == null || member.kind() == null) {
            throw new IllegalArgumentException(name + " is of no known kind");
        }
        ByteBuffer bytes = next.entry(name, member.sha256());
        int width = member.kind() == Kind.REGRESSION ? 8 : 4;
        if (bytes.limit() == 0 || bytes.limit() % width != 0) {
            throw new IllegalArgumentException(name + " holds " + bytes.limit() + " bytes");
        }
        return switch (member.kind()) {
            case FOREST -> new Forest(trees(bytes.asIntBuffer(), name), member.negativesPerPositive());
            case REGRESSION -> {
                double[] weights = new double[bytes.limit() / width];
                bytes.asDoubleBuffer().get(weights);
                yield new Regression(weights);
            }
            case RANKED_BAND -> {
                FloatBuffer floats = bytes.asFloatBuffer();
                float[] known = new float[floats.limit()];
                floats.get(known);
                yield new RankedBand(member.value(), member.high(), known);
            }
        };
    }

    private static List<int[]> trees(IntBuffer numbers, String name) {
        int count = numbers.get();
        long rest = numbers.remaining() - (long) count;
        if (count < 1 || rest < 0) {
            throw new IllegalArgumentException(name + " claims to hold " + count + " trees");
        }
        int[] lengths = new int[count];
        numbers.get(lengths);
        List<int[]> trees = new ArrayList<>();
        for (int length : lengths) {
            if (length < 1 || length > numbers.remaining()) {
                throw new IllegalArgumentException(name + " has a tree of " + length + " numbers");
            }
            int[] tree = new int[length];
            numbers.get(tree);
            trees.add(tree);
        }
        if (numbers.hasRemaining()) {
            throw new IllegalArgumentException(name + " holds more than its trees");
        }
        return trees;
    }
}
