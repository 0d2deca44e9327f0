package dev.parley.exports;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How far an export has come.
 *
 * @param done how many of what the search found were worked through
 * @param total how many the search found; absent until it was made
 * @param result present exactly when it is done
 * @param problem a sentence that says what to change; present exactly when it failed
 * @param changed when this was written
 */
public record ExportState(
        Export export,
        Stage state,
        long done,
        Optional<Long> total,
        Optional<Result> result,
        Optional<String> problem,
        Instant changed) {
    /** Where an export stands. */
    public enum Stage {
        WAITING,
        RUNNING,
        DONE,
        FAILED;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The file that it ended as.
     *
     * @param sha256 of the file, lower-case hexadecimal
     * @param written how many entries it has
     * @param missing how many were found but could not be read any more; the manifest says which
     */
    public record Result(long bytes, String sha256, long written, long missing) {
        public Result {
            requireNonNull(sha256, "sha256");
        }
    }

    public ExportState {
        requireNonNull(export, "export");
        requireNonNull(state, "state");
        requireNonNull(total, "total");
        requireNonNull(result, "result");
        requireNonNull(problem, "problem");
        requireNonNull(changed, "changed");
        if (result.isPresent() != (state == Stage.DONE) || problem.isPresent() != (state == Stage.FAILED)) {
            throw new IllegalArgumentException("an export that is " + state + " has another outcome");
        }
    }

    public static ExportState waiting(Export export) {
        return new ExportState(
                export, Stage.WAITING, 0, Optional.empty(), Optional.empty(), Optional.empty(), export.asked());
    }

    public static ExportState running(Export export, long done, long total, Instant now) {
        return new ExportState(
                export, Stage.RUNNING, done, Optional.of(total), Optional.empty(), Optional.empty(), now);
    }

    public static ExportState done(Export export, long total, Result result, Instant now) {
        return new ExportState(
                export, Stage.DONE, total, Optional.of(total), Optional.of(result), Optional.empty(), now);
    }

    public static ExportState failed(Export export, String problem, Instant now) {
        return new ExportState(export, Stage.FAILED, 0, Optional.empty(), Optional.empty(), Optional.of(problem), now);
    }
}
