package dev.parley.exports;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The progress of an export.
 *
 * @param done number of results that were processed
 * @param total number of results of the search; absent before the search
 * @param result present exactly when the export is done
 * @param problem a sentence that says what to change; present exactly when the export failed
 * @param changed when this state was stored
 */
public record ExportState(
        Export export,
        Stage state,
        long done,
        Optional<Long> total,
        Optional<Result> result,
        Optional<String> problem,
        Instant changed) {
    /** The stages of an export. */
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
     * The finished file.
     *
     * @param bytes size of the file
     * @param sha256 digest of the file, lower-case hexadecimal
     * @param written number of entries in the file
     * @param missing number of results that could not be read any more; the manifest lists them
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
            throw new IllegalArgumentException("result or problem does not fit the state " + state);
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
