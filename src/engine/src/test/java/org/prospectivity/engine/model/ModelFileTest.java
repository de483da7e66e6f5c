package org.prospectivity.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.baselines.Forest;
import org.prospectivity.engine.baselines.RankedBand;
import org.prospectivity.engine.baselines.Regression;
import org.prospectivity.engine.baselines.SimpleModel;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.prospectivity.PredictionData;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.prospectivity.ScoringOptions;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Normalisation;
import org.prospectivity.engine.raster.RasterStack;

class ModelFileTest {
    private static final Architecture ARCHITECTURE = Architecture.of(2, 9);

    private static final int MOST_ALLOCATED = 64 << 20;

    @TempDir
    Path directory;

    @Test
    void whatIsWrittenIsReadAgain() {
        TrainedModel model = model();
        assertThat(ModelFile.read(ModelFile.write(model), "model"))
                .usingRecursiveComparison()
                .isEqualTo(model);
    }

    @Test
    void theSameModelGivesTheSameBytes() {
        assertThat(ModelFile.write(model())).isEqualTo(ModelFile.write(model()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30, 100, 1000, 5000, 20_000})
    void aFileThatEndsEarlyIsRefused(int length) {
        byte[] file = ModelFile.write(model());
        assertThatThrownBy(() -> ModelFile.read(Arrays.copyOf(file, length), "model"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("model: ");
    }

    /** Every byte of headers, description, directory and end; of the networks, which are alike, every 97th. */
    @Test
    void aFlippedBitIsRefusedWhereverItIs() {
        byte[] file = ModelFile.write(model());
        int networks = new String(file, StandardCharsets.ISO_8859_1).indexOf("member-0.f32");
        int directory = new String(file, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        assertThat(networks).isPositive();
        for (int at = 0; at < file.length; at += at < networks + 20 || at > directory - 20 ? 1 : 97) {
            byte bit = (byte) (1 << at % 8);
            file[at] ^= bit;
            assertThatThrownBy(() -> ModelFile.read(file, "model"))
                    .as("byte " + at + " of " + file.length)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("model: ");
            file[at] ^= bit;
        }
        assertThat(ModelFile.read(file, "model").cellSize()).isEqualTo(500);
    }

    @Test
    void foreignFilesAreRefusedAsSuch() throws IOException {
        assertThatThrownBy(() -> ModelFile.read("not a zip at all".getBytes(StandardCharsets.UTF_8), "model"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not a model of this software");
        assertThatThrownBy(() -> ModelFile.read(stored("readme.txt", "hello"), "model"))
                .hasMessageContaining("readme.txt where model.json is expected");
        assertThatThrownBy(() -> ModelFile.read(stored("../../etc/passwd", "x"), "model"))
                .hasMessageContaining("where model.json is expected");
        assertThatThrownBy(() -> ModelFile.read(stored("model.json", "{\"format\": \"other\"}"), "model"))
                .hasMessageContaining("not a model of this software");
        assertThatThrownBy(() -> ModelFile.read(stored("model.json", "[1, 2"), "model"))
                .hasMessageContaining("model.json cannot be read");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 99})
    void anotherVersionIsRefusedByItsNumber(int version) throws IOException {
        String json = "{\"format\": \"prospectivity-model\", \"version\": " + version + "}";
        assertThatThrownBy(() -> ModelFile.read(stored("model.json", json), "model"))
                .hasMessageContaining("format version " + version)
                .hasMessageContaining("reads version 2");
    }

    @ParameterizedTest
    @CsvSource({"2, 8", "2, 1000000001", "0, 9", "2000000000, 9", "-2, 9", "3, 9"})
    void sizesThatCannotBeAreRefusedBeforeMemoryIsTaken(int bands, int window) throws IOException {
        String json = "{\"format\": \"prospectivity-model\", \"version\": 2, \"cellSize\": 500, \"provenance\": {},"
                + "\"bands\": [{\"name\": \"Au_ppb\"}, {\"name\": \"As_ppm\"}], \"memberSha256\": [\"ab\"],"
                + "\"architecture\": {\"bands\": " + bands + ", \"window\": " + window
                + ", \"blocks\": 2, \"channels\": 16, \"hidden\": 32}}";
        assertThatThrownBy(() -> ModelFile.read(stored("model.json", json), "model"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("model.json");
    }

    @Test
    void aNetworkLargerThanTheFileIsRefused() throws IOException {
        String json = "{\"format\": \"prospectivity-model\", \"version\": 2, \"cellSize\": 500, \"provenance\": {},"
                + "\"bands\": [{\"name\": \"Au_ppb\"}, {\"name\": \"As_ppm\"}], \"memberSha256\": [\"ab\"],"
                + "\"architecture\": {\"bands\": 2, \"window\": 9, \"blocks\": 8, \"channels\": 512, \"hidden\": 1024}}";
        assertThatThrownBy(() -> ModelFile.read(stored("model.json", json), "model"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        byte[] bomb = zip("model.json", " ".repeat(50_000_000));
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(allocatedBytes(() -> refused(bomb, "its entry model.json is compressed")))
                .isLessThan(MOST_ALLOCATED);
    }

    @Test
    void aLongDescriptionIsNotRead() {
        byte[] file = StoredZip.write(Map.of("model.json", " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8)));
        refused(file, "model.json is longer than 524288 bytes");
    }

    @Test
    void aFileTooLongToBeAModelIsRefusedBeforeItIsRead() {
        ModelFile.requireLength(1L << 28, "model");
        assertThatThrownBy(() -> ModelFile.requireLength((1L << 28) + 1, "model"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("model: is a file of 268435457 bytes");
    }

    @Test
    void whatTheZipHoldsBesideTheModelIsRefused() {
        byte[] file = ModelFile.write(model());
        refused(Arrays.copyOf(file, file.length + 1), "holds 1 bytes beside its entries");
        refused(Arrays.copyOf(file, file.length + 100_000), "holds 100000 bytes beside its entries");
        Map<String, byte[]> entries = entries(file);
        entries.put("notes.txt", new byte[3]);
        refused(StoredZip.write(entries), "it holds notes.txt, more than it describes");
    }

    @Test
    void namesThatLeadElsewhereAreRefused() {
        byte[] json = entries(ModelFile.write(model())).get("model.json");
        for (String name : List.of("../model.json", "/model.json", "a/model.json", "MODEL.JSON", ".", "")) {
            refused(StoredZip.write(Map.of(name, json)), "it holds " + name + " where model.json is expected");
        }
        refused(StoredZip.write(Map.of("C:\\model.json", json)), "its zip has an entry called C??model.json");
        refused(StoredZip.write(Map.of("m".repeat(60_000), json)), "its zip has an entry called mmm");
    }

    @Test
    void anEntryThatIsThereTwiceOrMissingIsRefused() {
        byte[] file = ModelFile.write(model());
        byte[] twice = new String(file, StandardCharsets.ISO_8859_1)
                .replace("member-1.f32", "member-0.f32")
                .getBytes(StandardCharsets.ISO_8859_1);
        refused(twice, "it holds member-0.f32 twice");
        Map<String, byte[]> entries = entries(file);
        entries.remove("member-1.f32");
        refused(StoredZip.write(entries), "member-1.f32 is missing");
        entries.remove("member-0.f32");
        entries.remove("model.json");
        refused(StoredZip.write(entries), "");
    }

    @Test
    void aZipOfManyEntriesIsNotGoneThrough() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < 100_000; i++) {
            entries.put("e" + i, new byte[0]);
        }
        byte[] file = StoredZip.write(entries);
        assertThat(allocatedBytes(() -> refused(file, "it holds more than 606 entries")))
                .isLessThan(1 << 20);
    }

    @Test
    void itsZipIsOneThatOthersCanOpen() throws IOException {
        byte[] file = ModelFile.write(model());
        Map<String, byte[]> entries = entries(file);
        assertThat(entries).containsOnlyKeys("model.json", "member-0.f32", "member-1.f32");
        Path copy = Files.write(directory.resolve("model.zip"), file);
        try (ZipFile zip = new ZipFile(copy.toFile())) {
            assertThat(zip.size()).isEqualTo(3);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                assertThat(zip.getInputStream(zip.getEntry(entry.getKey())).readAllBytes())
                        .isEqualTo(entry.getValue());
            }
        }
    }

    @Test
    void networksWithNumbersThatAreNotFiniteAreRefused() {
        for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            TrainedModel model = model();
            model.ensemble().parameters().get(1)[17] = value;
            refused(ModelFile.write(model), "member-1.f32 holds a number that is not finite");
        }
    }

    @Test
    void theSimpleModelsAreReadAgainAndTheNetworksStandBeforeThemAsEver() {
        TrainedModel model = withSimple();
        byte[] file = ModelFile.write(model);
        assertThat(ModelFile.read(file, "model")).usingRecursiveComparison().isEqualTo(model);
        Map<String, byte[]> entries = entries(file);
        assertThat(entries.keySet())
                .containsExactly(
                        "model.json",
                        "member-0.f32",
                        "member-1.f32",
                        "simple.json",
                        "simple-0-0.bin",
                        "simple-1-0.bin",
                        "simple-2-0.bin",
                        "applicability.json",
                        "applicability.f32");
        entries.keySet().removeIf(name -> name.startsWith("simple") || name.startsWith("applicability"));
        assertThat(StoredZip.write(entries)).isEqualTo(ModelFile.write(model()));
        assertThat(ModelFile.read(StoredZip.write(entries), "model").methods()).containsExactly(Method.NETWORK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "simple-0-0.bin|0|-1|claims to hold -1 trees",
                "simple-0-0.bin|0|2000000000|claims to hold 2000000000 trees",
                "simple-0-0.bin|1|12|has a tree of 12 numbers",
                "simple-0-0.bin|1|6|holds more than its trees",
                "simple-0-0.bin|2|-2|node 0 of a tree is none",
                "simple-0-0.bin|2|4|node 0 of a tree is none",
                "simple-0-0.bin|3|2143289344|node 0 of a tree is none",
                "simple-0-0.bin|4|1|node 0 of a tree is none",
                "simple-0-0.bin|4|0|node 0 of a tree is none",
                "simple-0-0.bin|4|3|node 0 of a tree is none",
                "simple-0-0.bin|7|0|node 1 of a tree is none",
                "simple-0-0.bin|6|8|node 1 of a tree is none",
                "simple-1-0.bin|1|2147483647|a weight is not finite",
                "simple-2-0.bin|0|2143289344|its known values do not ascend",
                "simple-2-0.bin|1|-1061158912|its known values do not ascend",
            })
    void numbersThatMakeNoModelAreRefused(String entry, int at, int instead, String reason) {
        Map<String, byte[]> entries = entries(ModelFile.write(withSimple()));
        byte[] numbers = entries.get(entry);
        String before = Fingerprint.of(numbers);
        ByteBuffer.wrap(numbers).order(ByteOrder.LITTLE_ENDIAN).putInt(4 * at, instead);
        String json = new String(entries.get("simple.json"), StandardCharsets.UTF_8);
        refused(StoredZip.write(entries), "the checksum of " + entry + " does not fit");
        entries.put("simple.json", json.replace(before, Fingerprint.of(numbers)).getBytes(StandardCharsets.UTF_8));
        refused(StoredZip.write(entries), reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"recommended\": \"RANDOM_FOREST\"|\"recommended\": \"ORACLE\"|no recommendation",
                "\"recommended\": \"RANDOM_FOREST\"|\"recommended\": \"RECOMMENDED\"|recommends what is recommended",
                "\"As_ppm\"|\"AU_pct\"|two bands of one element",
                "\"As_ppm\"|null|a band without a name",
                "\"kind\": \"FOREST\"|\"kind\": \"SHELL\"|of no known kind",
                "\"kind\": \"FOREST\"|\"kind\": \"REGRESSION\"|holds 44 bytes",
                "\"kind\": \"REGRESSION\"|\"kind\": \"RANKED_BAND\"|do not ascend",
                "\"negativesPerPositive\": 10.0|\"negativesPerPositive\": 0|negatives for each positive",
                "\"value\": 1|\"value\": 2|value 2 of 2",
                "\"value\": 1|\"value\": -1|the number of its value is -1",
                "\"name\": \"logistic regression\"|\"name\": \"random forest\"|two models called random forest",
                "\"name\": \"random forest\"|\"name\": null|model 0 is incomplete",
            })
    void descriptionsOfSimpleModelsThatContradictThemselvesAreRefused(String text, String instead, String reason) {
        Map<String, byte[]> entries = entries(ModelFile.write(withSimple()));
        String json = new String(entries.get("simple.json"), StandardCharsets.UTF_8);
        assertThat(json).contains(text);
        entries.put(
                "simple.json", json.replaceFirst(Pattern.quote(text), instead).getBytes(StandardCharsets.UTF_8));
        refused(StoredZip.write(entries), reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"weights\": [|\"weights\": [1, |2 weights for 1 maps",
                "\"weights\": [|\"weights\": [-|Au_ppb weighs -0.75",
                "\"meanDistance\": 2.5|\"meanDistance\": 0|a mean distance of 0.0",
                "\"threshold\": 0.625|\"threshold\": -1|a threshold of -1.0",
                "\"threshold\": 0.625|\"threshold\": 1e999|cannot be read",
                "\"Au_ppb\"|\" \"|a band without a name",
            })
    void descriptionsOfTrainingCellsThatContradictThemselvesAreRefused(String text, String instead, String reason) {
        Map<String, byte[]> entries = entries(ModelFile.write(withSimple()));
        String json = new String(entries.get("applicability.json"), StandardCharsets.UTF_8);
        assertThat(json).contains(text);
        String changed = json.replaceFirst(Pattern.quote(text) + "\\s*", instead);
        entries.put("applicability.json", changed.getBytes(StandardCharsets.UTF_8));
        refused(StoredZip.write(entries), reason);
    }

    @ParameterizedTest
    @CsvSource({"6, holds 6 bytes", "0, holds 0 bytes", "8, not finite"})
    void trainingCellsThatAreNoneAreRefused(int length, String reason) {
        Map<String, byte[]> entries = entries(ModelFile.write(withSimple()));
        String before = Fingerprint.of(entries.get("applicability.f32"));
        byte[] cells = Arrays.copyOf(new byte[] {0, 0, (byte) 0x80, 0x7f, 0, 0, 0, 0}, length);
        entries.put("applicability.f32", cells);
        refused(StoredZip.write(entries), "the checksum of applicability.f32 does not fit");
        String json = new String(entries.get("applicability.json"), StandardCharsets.UTF_8);
        entries.put(
                "applicability.json",
                json.replace(before, Fingerprint.of(cells)).getBytes(StandardCharsets.UTF_8));
        refused(StoredZip.write(entries), reason);
    }

    @Test
    void whateverIsDoneToSimpleModelsTheyAreReadOrRefused() {
        byte[] file = ModelFile.write(withSimple());
        Map<String, byte[]> entries = entries(file);
        String json = new String(entries.get("simple.json"), StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(12);
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            entries.put("simple.json", damagedText(json, random).getBytes(StandardCharsets.UTF_8));
            byte[] damaged = StoredZip.write(entries);
            boolean[] read = new boolean[1];
            assertThat(allocatedBytes(() -> read[0] = isRead(damaged))).isLessThan(MOST_ALLOCATED);
            refused += read[0] ? 0 : 1;
        }
        assertThat(refused).isBetween(500, 999);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"cellSize\": 500.0|\"cellSize\": NaN|cannot be read",
                "\"cellSize\": 500.0|\"cellSize\": -1|cells of -1.0 m",
                "\"cellSize\": 500.0|\"cellSize\": 1e999|cannot be read",
                "\"cellSize\": 500.0|\"cellSize\": \"wide\"|cannot be read",
                "\"bands\": 2|\"bands\": -1|bands: -1 is not accepted",
                "\"bands\": 2|\"bands\": 2147483648|cannot be read",
                "\"bands\": 2|\"bands\": 3|2 bands for a network of 3",
                "\"window\": 9|\"window\": 1000001|window: 1000001 is not accepted",
                "\"window\": 9|\"window\": 9.5|cannot be read",
                "\"blocks\": 2|\"blocks\": 2000000000|blocks: 2000000000 is not accepted",
                "\"channels\": 16|\"channels\": 0|channels: 0 is not accepted",
                "\"hidden\": 32|\"hidden\": 64|member-0.f32 holds",
                "\"mean\": 1.25|\"mean\": NaN|cannot be read",
                "\"Au_ppb\"|\"AS_pct\"|two bands of one element",
                "\"Au_ppb\"|\" \"|a band without a name",
                "\"Au_ppb\"|null|a band without a name",
                "\"members\": 5|\"members\": -5|members: -5 is not accepted",
                "\"steps\": 150|\"steps\": 99999999999999999999|cannot be read",
            })
    void descriptionsThatContradictThemselvesAreRefused(String text, String instead, String reason) {
        Map<String, byte[]> entries = entries(ModelFile.write(model()));
        String json = new String(entries.get("model.json"), StandardCharsets.UTF_8);
        assertThat(json).contains(text);
        refused(described(entries, json.replaceFirst(Pattern.quote(text), instead)), reason);
    }

    @Test
    void deepNestingIsRefused() {
        Map<String, byte[]> entries = entries(ModelFile.write(model()));
        String json = new String(entries.get("model.json"), StandardCharsets.UTF_8);
        for (String deep : List.of("[".repeat(200_000), "{\"a\":".repeat(80_000))) {
            refused(described(entries, deep), "cannot be read");
            refused(described(entries, json.replaceFirst("\\{", "{\"more\": " + deep)), "cannot be read");
            refused(described(entries, json.replaceFirst("\"bands\": \\[", "\"bands\": " + deep)), "cannot be read");
        }
    }

    /** Damage of all kinds: in the bytes of the file, and in a description whose zip is sound. */
    @Test
    void whateverIsDoneToAFileItIsReadOrRefusedInLittleMemory() {
        byte[] file = ModelFile.write(model());
        Map<String, byte[]> entries = entries(file);
        String json = new String(entries.get("model.json"), StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(11);
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = i % 2 == 0 ? damagedBytes(file, random) : described(entries, damagedText(json, random));
            boolean[] read = new boolean[1];
            long allocated = allocatedBytes(() -> read[0] = isRead(damaged));
            assertThat(allocated).isLessThan(MOST_ALLOCATED);
            refused += read[0] ? 0 : 1;
        }
        assertThat(refused).isBetween(1250, 1999);
    }

    private static boolean isRead(byte[] file) {
        try {
            TrainedModel model = ModelFile.read(file, "model");
            assertThat(model.inputs()).hasSize(2);
            assertThat(ModelFile.read(ModelFile.write(model), "model").cellSize())
                    .isEqualTo(model.cellSize());
            return true;
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).startsWith("model: ").hasSizeLessThan(600);
            return false;
        }
    }

    private static byte[] damagedBytes(byte[] file, SplittableRandom random) {
        byte[] damaged = file.clone();
        // half of the damage is where structure is
        int reach = random.nextBoolean() ? damaged.length : 3000;
        int at = random.nextBoolean()
                ? random.nextInt(reach)
                : damaged.length - 1 - random.nextInt(Math.min(400, reach));
        int length = Math.min(damaged.length - at, 1 + random.nextInt(8));
        switch (random.nextInt(5)) {
            case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> Arrays.fill(damaged, at, at + length, (byte) -1);
            case 2 -> Arrays.fill(damaged, at, at + length, (byte) 0);
            case 3 -> {
                return Arrays.copyOf(damaged, at);
            }
            default -> {
                byte[] more = Arrays.copyOf(damaged, damaged.length + length);
                System.arraycopy(damaged, at, more, at + length, damaged.length - at);
                return more;
            }
        }
        return damaged;
    }

    private static String damagedText(String json, SplittableRandom random) {
        String[] values = {
            "null",
            "-1",
            "1e308",
            "1e999",
            "NaN",
            "99999999999",
            "\"x\"",
            "[]",
            "{}",
            "true",
            "[".repeat(3000),
            "",
            "2",
            "\"" + "y".repeat(100_000) + "\"",
            "{},".repeat(100_000) + "{}",
            "\u0000",
            "0.5",
            "}",
            "\""
        };
        List<MatchResult> tokens = Pattern.compile("\"[^\"]*\"|[-+.\\w]+|[\\[\\]{}:,]")
                .matcher(json)
                .results()
                .toList();
        MatchResult token = tokens.get(random.nextInt(tokens.size()));
        String value = values[random.nextInt(values.length)];
        return json.substring(0, token.start()) + value + json.substring(token.end());
    }

    private static void refused(byte[] file, String reason) {
        assertThatThrownBy(() -> ModelFile.read(file, "model"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("model: ")
                .hasMessageContaining(reason);
    }

    private static byte[] described(Map<String, byte[]> entries, String json) {
        Map<String, byte[]> changed = new LinkedHashMap<>(entries);
        changed.put("model.json", json.getBytes(StandardCharsets.UTF_8));
        return StoredZip.write(changed);
    }

    /** As another reader of zips sees them. */
    private static Map<String, byte[]> entries(byte[] file) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private static long allocatedBytes(Runnable work) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** Written by the software as it was before bands had kinds; the scores are those it gave then. */
    @Test
    void aModelOfBeforeBandsHadKindsGivesTheScoresItGave() throws IOException {
        byte[] file;
        try (InputStream in = ModelFileTest.class.getResourceAsStream("of-geochemistry.model")) {
            file = in.readAllBytes();
        }
        TrainedModel old = ModelFile.read(file, "model");
        assertThat(ModelFile.write(old)).isEqualTo(file);
        float[] scores = ProspectivityPrediction.run(
                        PredictionData.of(old, noise(), "geochemistry"), ScoringOptions.defaults(), Progress.NONE)
                .map()
                .values(0);
        Map<Integer, Float> given = Map.of(
                0, 0.42386767f, 62, 0.44773358f, 100, 0.5702686f, 333, 0.48115718f, 450, 0.5313003f, 899, 0.43958545f);
        given.forEach((cell, score) -> assertThat(scores[cell]).isCloseTo(score, within(1e-6f)));
        double sum = 0;
        int count = 0;
        for (float score : scores) {
            sum += Float.isNaN(score) ? 0 : score;
            count += Float.isNaN(score) ? 0 : 1;
        }
        assertThat(count).isEqualTo(883);
        assertThat(sum).isCloseTo(433.8687735795975, within(1e-4));
    }

    private static RasterStack noise() {
        GridGeometry grid = new GridGeometry(0, 30_000, 1000, 30, 30);
        List<float[]> values = new ArrayList<>();
        for (int b = 0; b < 3; b++) {
            SplittableRandom random = new SplittableRandom(7 + b);
            float[] band = new float[grid.cells()];
            for (int cell = 0; cell < band.length; cell++) {
                band[cell] = (float) Math.exp(random.nextGaussian());
                if (b == 0 && cell % 31 == 0) {
                    band[cell] = 0;
                }
                if (random.nextInt(12) == 0) {
                    band[cell] = Float.NaN;
                }
                band[cell] = b == 2 ? (float) Math.log(band[cell]) : band[cell];
            }
            values.add(band);
        }
        return new RasterStack(grid, List.of(Band.of("Au_ppb"), Band.of("As_ppm"), Band.of("Cu_clr")), values);
    }

    @Test
    void aModelOfOtherEvidenceKeepsItsKindsAndIsOfAVersionOfItsOwn() {
        TrainedModel geochemistry = model();
        List<TrainedModel.Input> inputs = List.of(
                new TrainedModel.Input("faults_density", new Normalisation(false, true, 0, 1.25, 0.3)),
                new TrainedModel.Input("rock-granite_category", new Normalisation(false, 0, 0.2, 0.5)));
        TrainedModel model =
                new TrainedModel(inputs, geochemistry.cellSize(), geochemistry.ensemble(), geochemistry.provenance());
        byte[] file = ModelFile.write(model);
        TrainedModel read = ModelFile.read(file, "model");
        assertThat(read.bands()).isEqualTo(inputs);
        assertThat(read.inputs()).extracting(Band::kind).containsExactly(Band.Kind.DENSITY, Band.Kind.CATEGORY);
        assertThat(new String(file, StandardCharsets.UTF_8)).contains("\"version\": 3");
        assertThat(new String(ModelFile.write(geochemistry), StandardCharsets.UTF_8))
                .contains("\"version\": 2")
                .doesNotContain("squareRoot");
    }

    private static TrainedModel withLearned() {
        return withSimple()
                .withLearned(new LearnedDeposits(List.of(new LearnedDeposits.Area(
                                "here", 500, new double[] {250, 1250.125}, new double[] {750, -250})))
                        .and(new LearnedDeposits(
                                List.of(new LearnedDeposits.Area("there", 500, new double[0], new double[0])))));
    }

    @Test
    void theDepositsItWasTrainedOnAreKept() {
        LearnedDeposits read = ModelFile.read(ModelFile.write(withLearned()), "model")
                .learned()
                .orElseThrow();
        assertThat(read.areas()).extracting(LearnedDeposits.Area::crs).containsExactly("here", "there");
        assertThat(read.areas().get(0).cellSize()).isEqualTo(500);
        assertThat(read.areas().get(0).eastings()).containsExactly(250, 1250.125);
        assertThat(read.areas().get(0).northings()).containsExactly(750, -250);
        assertThat(read.areas().get(1).eastings()).isEmpty();
        assertThat(ModelFile.read(ModelFile.write(withSimple()), "model").learned())
                .isEmpty();
    }

    @Test
    void aDepositIsKnownByItsCell() {
        LearnedDeposits.Area area =
                withLearned().learned().orElseThrow().areas().get(0);
        assertThat(area.holds(250, 750)).isTrue();
        assertThat(area.holds(499, 501)).isTrue();
        assertThat(area.holds(500.6, 750)).isFalse();
        assertThat(area.holds(250, 1000.6)).isFalse();
        assertThat(area.holds(1250, -250)).isTrue();
        assertThat(area.holds(1250, 750))
                .as("one's easting with the other's northing")
                .isFalse();
    }

    @Test
    void placesThatDoNotFitTheirDescriptionAreDamage() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        StoredZip.read(ModelFile.write(withLearned()), 100).forEach((name, bytes) -> {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            entries.put(name, copy);
        });
        String told = new String(entries.get("deposits.json"), StandardCharsets.UTF_8);
        for (String[] change : new String[][] {
            {"\"deposits\": 2", "\"deposits\": 3", "32 bytes for 3 deposits"},
            {"\"crs\": \"here\"", "\"crs\": \"\"", "without a coordinate system"},
            {"\"cellSize\": 500.0", "\"cellSize\": 0", "cells of 0.0 m"},
        }) {
            entries.put("deposits.json", told.replace(change[0], change[1]).getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> ModelFile.read(StoredZip.write(entries), "model"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("deposits.json")
                    .hasMessageContaining(change[2]);
        }
    }

    private static TrainedModel model() {
        SplittableRandom random = new SplittableRandom(5);
        List<float[]> members = List.of(parameters(random), parameters(random));
        return new TrainedModel(
                List.of(
                        new TrainedModel.Input("Au_ppb", new Normalisation(true, 0.5, 1.25, 0.3)),
                        new TrainedModel.Input("As_ppm", null)),
                500,
                new Ensemble(ARCHITECTURE, members),
                new Provenance(
                        TrainingSettings.defaults(),
                        7,
                        2,
                        2000,
                        12,
                        0,
                        "another area, trained on first",
                        Optional.empty(),
                        Map.of("geochemistry", "abc"),
                        List.of("Au"),
                        "No verdict.",
                        Map.of("java", "17")));
    }

    /** A tree of one cut, a regression and a ranked band. */
    private static TrainedModel withSimple() {
        TrainedModel model = model();
        int[] tree = {0, Float.floatToIntBits(0.5f), 2, -1, 0, 7, -1, 3, 4};
        return new TrainedModel(
                model.bands(),
                model.cellSize(),
                model.ensemble(),
                model.provenance(),
                Optional.of(new SimpleModels(
                        model.bands(),
                        List.of(
                                new SimpleModel("random forest", new int[] {0}, List.of(new Forest(List.of(tree), 10))),
                                new SimpleModel(
                                        "logistic regression",
                                        new int[] {0},
                                        List.of(new Regression(new double[] {0.25, -1.5, 0.125}))),
                                new SimpleModel(
                                        "best single element",
                                        new int[] {0},
                                        List.of(new RankedBand(1, false, new float[] {-1, 0.5f, 2})))))),
                Method.RANDOM_FOREST,
                Optional.of(new Applicability(
                        model.bands().subList(0, 1), new double[] {0.75}, new float[][] {{0.5f}, {-2}}, 2.5, 0.625)));
    }

    private static float[] parameters(SplittableRandom random) {
        float[] parameters = new float[ARCHITECTURE.parameters()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) random.nextGaussian();
        }
        return parameters;
    }

    private static byte[] stored(String name, String text) {
        return StoredZip.write(Map.of(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] zip(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
