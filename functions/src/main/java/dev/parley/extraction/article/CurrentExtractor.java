package dev.parley.extraction.article;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.OverlayStore;
import dev.parley.extraction.names.Overlay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The extractor with the overlay as it was at most a minute ago. What cannot be read changes nothing: the last overlay
 * that could be read stays in force. Safe for use by many threads at once.
 */
public final class CurrentExtractor {
    /** The overlay is asked for at most once in this time, unless the clock is set back. */
    public static final Duration EVERY = Duration.ofMinutes(1);

    /** The most malformed lines that are logged at once. */
    private static final int FAULTS_TOLD = 20;

    private final Supplier<Extractor> bundled;
    private final OverlayStore store;
    private final Clock clock;
    private @Nullable Extractor current;
    private Optional<String> tag = Optional.empty();
    private @Nullable Instant asked;

    /** @param bundled gives the extractor without an overlay; asked once, when it is first needed */
    public CurrentExtractor(Supplier<Extractor> bundled, OverlayStore store, Clock clock) {
        this.bundled = requireNonNull(bundled, "bundled");
        this.store = requireNonNull(store, "store");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * The extractor to use now.
     *
     * @param log gets a line when the overlay changed, for each line that is left out of it, and when it could not be
     *     read
     */
    public synchronized Extractor get(Consumer<String> log) {
        if (current == null) {
            current = bundled.get();
        }
        var now = clock.instant();
        if (asked == null || now.isBefore(asked) || !now.isBefore(asked.plus(EVERY))) {
            asked = now;
            try {
                take(store.find(tag), log);
            } catch (RuntimeException e) {
                log.accept("overlay=unread kept=" + tag.orElse("none") + " cause=" + e);
            }
        }
        return current;
    }

    private void take(OverlayStore.Found found, Consumer<String> log) {
        switch (found) {
            case OverlayStore.Found.Unchanged unchanged -> {}
            case OverlayStore.Found.Absent absent -> {
                if (tag.isPresent()) {
                    current = requireNonNull(current).with(Overlay.NONE);
                    tag = Optional.empty();
                    log.accept("overlay=removed");
                }
            }
            case OverlayStore.Found.TooLarge large -> {
                // Told once: the tag keeps it from being looked at again until it changes.
                tag = Optional.of(large.tag());
                log.accept("overlay=ignored tag=" + large.tag() + " cause=" + Overlay.tooLarge(large.bytes()));
            }
            case OverlayStore.Found.Changed changed -> {
                tag = Optional.of(changed.tag());
                use(changed, log);
            }
        }
    }

    private void use(OverlayStore.Found.Changed changed, Consumer<String> log) {
        Overlay overlay;
        try {
            overlay = Overlay.of(changed.file());
        } catch (IllegalArgumentException e) {
            log.accept("overlay=ignored tag=" + changed.tag() + " cause=" + e.getMessage());
            return;
        }
        current = requireNonNull(current).with(overlay);
        log.accept("overlay=used tag=" + changed.tag() + " rows="
                + overlay.changes().size() + " skipped=" + overlay.skipped());
        overlay.faults().stream()
                .limit(FAULTS_TOLD)
                .forEach(fault -> log.accept("overlay=skipped line=" + fault.line() + " cause=" + fault.reason()));
    }
}
