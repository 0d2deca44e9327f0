package dev.parley.application;

import dev.parley.extraction.OverlayStore;
import java.util.Optional;

/** A store without an overlay. */
final class NoOverlay implements OverlayStore {
    @Override
    public Found find(Optional<String> known) {
        return new Found.Absent();
    }

    @Override
    public void put(byte[] file) {
        throw new IllegalStateException("this store is read-only");
    }

    @Override
    public void remove() {
        throw new IllegalStateException("this store is read-only");
    }
}
