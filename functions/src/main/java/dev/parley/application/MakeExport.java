package dev.parley.application;

import dev.parley.application.ports.ExportStates;
import dev.parley.exports.Export;
import dev.parley.exports.ExportFiles;
import dev.parley.exports.ExportState;
import dev.parley.exports.ExportState.Result;
import dev.parley.exports.ExportState.Stage;
import dev.parley.exports.ExportWriter;
import dev.parley.exports.ExportWriters;
import dev.parley.exports.HashedFile;
import dev.parley.exports.Manifest;
import dev.parley.exports.RefusedExport;
import dev.parley.facts.Fact;
import dev.parley.search.RefusedSearch;
import dev.parley.search.Search;
import dev.parley.search.SearchIndex;
import dev.parley.search.SearchReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes an export: reads all results of its search, writes the file entry by entry, stores the file and its manifest, and
 * then sets the state to done. After an interruption the state is not done, and the export can be made again from the
 * beginning.
 */
public record MakeExport(
        SearchIndex search,
        SearchReader reader,
        ExportSource source,
        ExportFiles files,
        ExportStates states,
        Workspace workspace,
        Limits limits,
        Clock clock) {
    /**
     * The limits of an export.
     *
     * @param entries the most facts or versions
     * @param bytes the most bytes of the file
     */
    public record Limits(long entries, long bytes) {}

    private static final int FACTS_AT_ONCE = 100;
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(3);

    /** Time reserved for storing the file. */
    private static final Duration TO_STORE = Duration.ofMinutes(3);

    /**
     * Makes an export, unless it is done or failed. Does nothing when it was not requested.
     *
     * @param left supplies the remaining time
     * @return the state afterwards; empty when it was not requested
     */
    public Optional<ExportState> make(String id, Supplier<Duration> left) {
        var asked = files.requested(id);
        var known = states.find(id);
        if (asked.isEmpty() || known.filter(MakeExport::isOver).isPresent()) {
            return known;
        }
        var export = asked.get();
        ExportState outcome;
        try (var folder = workspace.open(id)) {
            outcome = new Attempt(export, folder.path(), left).make();
        } catch (RefusedExport e) {
            outcome = ExportState.failed(export, String.valueOf(e.getMessage()), now());
        } catch (RefusedSearch e) {
            outcome = ExportState.failed(export, e.parameter() + " cannot be read: " + e.getMessage(), now());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        states.put(outcome);
        return Optional.of(outcome);
    }

    /** Sets the state of an export to failed, after the last attempt. */
    public void giveUp(String id) {
        files.requested(id)
                .filter(export -> states.find(id).filter(MakeExport::isOver).isEmpty())
                .ifPresent(export -> states.put(ExportState.failed(
                        export, "It could not be made, and an operator was notified: request it again later.", now())));
    }

    private static boolean isOver(ExportState state) {
        return state.state() == Stage.DONE || state.state() == Stage.FAILED;
    }

    private Instant now() {
        return Instant.now(clock);
    }

    /** One attempt. */
    private final class Attempt {
        private final Export export;
        private final Search wanted;
        private final Path folder;
        private final Path file;
        private final Supplier<Duration> left;
        private final Instant began = now();
        private Instant reported = Instant.MIN;
        private long total;

        Attempt(Export export, Path folder, Supplier<Duration> left) {
            this.export = export;
            this.wanted = reader.search(export.search());
            this.folder = folder;
            this.file = folder.resolve(export.fileName());
            this.left = left;
        }

        ExportState make() throws IOException {
            return switch (export.of()) {
                case FACTS -> {
                    var listing = search.allFacts(wanted);
                    yield export.format().holdsFacts()
                            ? facts(listing)
                            : versions(listing.total(), source.reporting(listing.found(), limits.entries()));
                }
                case ARTICLES -> {
                    var listing = search.allArticles(wanted);
                    yield versions(listing.total(), source.of(listing.found()));
                }
            };
        }

        private ExportState facts(SearchIndex.Listing<String> listing) throws IOException {
            begin(listing.total());
            var out = new HashedFile(file);
            try (var writer = ExportWriters.ofFacts(export, out);
                    var manifest = new Manifest(folder, export, began, total)) {
                long done = 0;
                for (var ids = listing.found(); ids.hasNext(); ) {
                    var batch = new ArrayList<String>(FACTS_AT_ONCE);
                    while (batch.size() < FACTS_AT_ONCE && ids.hasNext()) {
                        batch.add(ids.next());
                    }
                    var facts = source.facts(batch).stream().collect(Collectors.toMap(Fact::id, fact -> fact));
                    for (var id : batch) {
                        var fact = facts.get(id);
                        if (fact == null) {
                            manifest.missing(id, ExportSource.GONE);
                        } else {
                            writer.add(fact);
                            manifest.add(fact);
                        }
                    }
                    done += batch.size();
                    reportProgress(done, writer);
                }
                check(done);
                return finish(writer, out, manifest);
            }
        }

        private ExportState versions(long found, Stream<ExportSource.Wanted> wantedVersions) throws IOException {
            begin(found);
            var out = new HashedFile(file);
            try (var writer = ExportWriters.ofVersions(export, out, folder, began);
                    var manifest = new Manifest(folder, export, began, total)) {
                long done = 0;
                for (var fetched = source.fetch(wantedVersions).iterator(); fetched.hasNext(); ) {
                    var one = fetched.next();
                    if (one.version().isPresent()) {
                        writer.add(one.version().get());
                        manifest.add(one.version().get());
                    } else if (one.key().isPresent()) {
                        manifest.missing(one.key().get(), one.missing());
                    } else if (!one.missing().isEmpty()) {
                        manifest.missing(one.factId(), one.missing());
                    }
                    done += one.completes() ? 1 : 0;
                    reportProgress(done, writer);
                }
                check(done);
                return finish(writer, out, manifest);
            }
        }

        private void begin(long found) {
            total = found;
            if (total > limits.entries()) {
                throw new RefusedExport("The search finds " + total + " "
                        + export.of().label()
                        + ", and an export holds at most " + limits.entries() + ": split it by days, for example with "
                        + (export.of() == Export.Of.FACTS ? "from and to." : "archivedFrom and archivedTo."));
            }
            states.put(ExportState.running(export, 0, total, now()));
            reported = now();
        }

        private void reportProgress(long done, ExportWriter<?> writer) {
            if (writer.bytes() > limits.bytes()) {
                throw new RefusedExport("After " + done + " of " + total + " the file has more than " + limits.bytes()
                        + " bytes, which is the maximum: split the search by days.");
            }
            if (left.get().compareTo(TO_STORE) < 0) {
                throw new RefusedExport(
                        "There was only time for " + done + " of " + total + ": split the search by days.");
            }
            if (reported.plus(PROGRESS_EVERY).isBefore(now())) {
                reported = now();
                states.put(ExportState.running(export, done, total, reported));
            }
        }

        private void check(long done) {
            if (done != total) {
                throw new IllegalStateException("the search announced " + total + " results and returned " + done);
            }
        }

        private ExportState finish(ExportWriter<?> writer, HashedFile out, Manifest manifest) throws IOException {
            var list = folder.resolve(ExportFiles.MANIFEST);
            manifest.write(list, Optional.empty());
            writer.finish(list);
            writer.close();
            var digest = out.digest();
            manifest.write(list, Optional.of(digest));
            files.put(export, export.fileName(), export.format().mediaType(), file, digest);
            files.put(export, ExportFiles.MANIFEST, "application/json", list, HashedFile.digest(list));
            return ExportState.done(
                    export,
                    total,
                    new Result(digest.bytes(), digest.sha256(), manifest.written(), manifest.missing()),
                    now());
        }
    }
}
