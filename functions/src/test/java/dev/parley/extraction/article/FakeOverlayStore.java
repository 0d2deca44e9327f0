package dev.parley.extraction.article;

import dev.parley.extraction.OverlayStore;
import dev.parley.extraction.names.Overlay;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The overlay in memory; its tag counts the changes. */
final class FakeOverlayStore implements OverlayStore {
    /** The tags that it was asked with, in order. */
    final List<Optional<String>> asked = new ArrayList<>();

    private byte[] file;
    private int changes;
    private boolean broken;

    void put(String text) {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    void breaks(boolean now) {
        broken = now;
    }

    @Override
    public Found find(Optional<String> known) {
        asked.add(known);
        if (broken) {
            throw new IllegalStateException("the store does not answer");
        }
        if (file == null) {
            return new Found.Absent();
        }
        var tag = "tag-" + changes;
        if (known.filter(tag::equals).isPresent()) {
            return new Found.Unchanged();
        }
        return file.length > Overlay.MAX_BYTES ? new Found.TooLarge(file.length, tag) : new Found.Changed(file, tag);
    }

    @Override
    public void put(byte[] bytes) {
        file = bytes.clone();
        changes++;
    }

    @Override
    public void remove() {
        file = null;
    }
}
