package org.prospectivity.cluster.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.wps.host.Storage;
import org.prospectivity.wps.host.Workplaces;

class HadoopStorageTest {
    @TempDir
    private Path folder;

    private HadoopStorage storage;

    /** Files of this machine at {@code store://there/…}, of which some may not be read, or not be asked for. */
    public static final class StoreFileSystem extends RawLocalFileSystem {
        @Override
        public URI getUri() {
            return URI.create("store://there");
        }

        @Override
        public FSDataInputStream open(org.apache.hadoop.fs.Path file, int buffer) throws IOException {
            if (file.getName().startsWith("secret")) {
                throw new AccessDeniedException(file.toString(), null, "you are nobody");
            }
            return super.open(file, buffer);
        }

        @Override
        public FileStatus getFileStatus(org.apache.hadoop.fs.Path file) throws IOException {
            if (file.getName().endsWith(".cpg")) {
                throw new AccessDeniedException(file.toString());
            }
            return super.getFileStatus(file);
        }
    }

    @BeforeEach
    void open() {
        Configuration configuration = new Configuration();
        configuration.setClass("fs.store.impl", StoreFileSystem.class, org.apache.hadoop.fs.FileSystem.class);
        storage = new HadoopStorage(configuration);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private String address(String name) {
        return "store://there" + folder.resolve(name);
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "the content of " + name);
    }

    @Test
    void aFileComesWithThoseThatBelongToIt() throws IOException {
        for (String name :
                new String[] {"a.shp", "a.dbf", "a.shx", "a.prj", "a.txt", "b.dbf", "M.TIF", "M.TFW", "M.TIF.aux.xml"
                }) {
            file(name);
        }
        Path copy = storage.copy("deposits", address("a.shp"));
        assertThat(copy).hasFileName("a.shp").hasContent("the content of a.shp");
        assertThat(copy.getParent().toFile().list()).containsExactlyInAnyOrder("a.shp", "a.dbf", "a.shx", "a.prj");
        Path map = storage.copy("geochemistry", address("M.TIF"));
        assertThat(map.getParent().toFile().list()).containsExactlyInAnyOrder("M.TIF", "M.TFW", "M.TIF.aux.xml");
        Path text = storage.copy(
                "samples", folder.resolve("a.txt").toUri().toString().replace("file:/", "file:///"));
        assertThat(text.getParent().toFile().list()).containsExactly("a.txt");
    }

    @Test
    void ofAFolderThePartsAreCopied() throws IOException {
        Files.createDirectory(folder.resolve("survey"));
        for (String name : new String[] {"part-0.parquet", "_SUCCESS", ".part-0.parquet.crc", "notes.txt"}) {
            file("survey/" + name);
        }
        Path copy = storage.copy("samples", address("survey"));
        assertThat(copy).hasFileName("survey");
        assertThat(copy.toFile().list()).containsExactly("part-0.parquet");
        Files.createDirectory(folder.resolve("survey/year=2024"));
        Path partitioned = storage.copy("samples", address("survey"));
        assertThatThrownBy(() -> ParquetParts.of("samples", partitioned)).hasMessageContaining("the folder year=2024");
    }

    @Test
    void copiesAreDeletedAtTheEndAndNoneComesAfterIt() throws IOException {
        file("a.csv");
        Path first = storage.copy("samples", address("a.csv"));
        Path second = storage.copy("deposits", address("a.csv"));
        assertThat(second).isNotEqualTo(first).exists();
        storage.close();
        assertThat(first.getParent().getParent()).doesNotExist();
        assertThatThrownBy(() -> storage.copy("samples", address("a.csv"))).isInstanceOf(CancellationException.class);
    }

    @Test
    void whatCannotBeCopiedIsToldInASentence() throws IOException {
        file("secret.csv");
        assertFault(
                address("none.csv"),
                "samples: " + address("none.csv") + " is not there; expected the address of a file");
        assertFault(
                address("secret.csv"),
                "samples: " + address("secret.csv") + " may not be read (" + address("secret.csv")
                        + ": you are nobody); expected who");
        assertFault("s3a://bucket/a.csv", "samples: s3a://bucket/a.csv needs a library that is not on the class path");
        assertFault("elsewhere://host/a", "samples: elsewhere://host/a is of no kind that can be read");
        assertFault("store://", "samples: store:// ");
        assertFault("hdfs://no-such-host.invalid/a.csv", "samples: hdfs://no-such-host.invalid/a.csv cannot be read (");
    }

    private void assertFault(String address, String start) {
        assertThatThrownBy(() -> storage.copy("samples", address))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(start)
                .hasMessageContaining("expected ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void settingsAreSparksForHadoop() throws IOException {
        file("a.csv");
        System.setProperty("spark.hadoop.fs.store.impl", StoreFileSystem.class.getName());
        try (Storage found = Workplaces.storageAt("cluster", "local")) {
            assertThat(found.copy("samples", address("a.csv"))).hasContent("the content of a.csv");
        } finally {
            System.clearProperty("spark.hadoop.fs.store.impl");
        }
        assertThatThrownBy(() -> Workplaces.storageAt("cluster", "mesos://host"))
                .hasMessageStartingWith("cluster: mesos://host is not accepted; expected a master of Spark");
    }
}
