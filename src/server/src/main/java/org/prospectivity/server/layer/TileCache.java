package org.prospectivity.server.layer;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Tiles in memory, of all coverages together, up to a number of bytes. A tile that several ask for is read once. */
public final class TileCache {
    private final AsyncCache<Key, float[]> tiles;

    /** One band of one tile of one level; {@code coverage} tells apart files, also those of the same name in turn. */
    record Key(long coverage, int level, int band, int column, int row) {}

    /** How a tile is read when it is not there. */
    @FunctionalInterface
    interface Reading {
        float[] read() throws IOException;
    }

    /** @param bytes that tiles may take; those used least go first */
    public TileCache(long bytes) {
        tiles = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Key key, float[] tile) -> Float.BYTES * tile.length)
                .executor(Runnable::run)
                .buildAsync();
    }

    /** An eighth of what memory Java may take. */
    public static TileCache ofDefaultSize() {
        return new TileCache(Runtime.getRuntime().maxMemory() / 8);
    }

    float[] get(Key key, Reading reading) throws IOException {
        CompletableFuture<float[]> known = tiles.getIfPresent(key);
        if (known == null) {
            CompletableFuture<float[]> mine = new CompletableFuture<>();
            known = tiles.asMap().putIfAbsent(key, mine);
            if (known == null) {
                try {
                    mine.complete(reading.read());
                } catch (IOException | RuntimeException | Error e) {
                    mine.completeExceptionally(e);
                    throw e;
                }
                known = mine;
            }
        }
        try {
            return known.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }
}
