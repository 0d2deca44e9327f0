package dev.parley.application;

import dev.parley.application.ports.ExportStates;
import dev.parley.exports.Export;
import dev.parley.exports.ExportFiles;
import dev.parley.exports.ExportFormat;
import dev.parley.exports.ExportState;
import dev.parley.ids.Id;
import dev.parley.search.Search;
import dev.parley.search.SearchReader;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Accepts requests for exports and reports their progress; {@link MakeExport} makes them.
 *
 * @param random called once per export
 */
public record RequestExport(ExportFiles files, ExportStates states, Clock clock, Supplier<UUID> random) {
    /** The lifetime of download links. Every answer has new links. */
    public static final Duration LINKS_LIVE = Duration.ofMinutes(5);

    /** Exceeds the duration of all attempts together: an export without progress for this long has stopped. */
    private static final Duration LONGEST_SILENCE = Duration.ofHours(8);

    /** Stores a request. When this returns, the export will be made. */
    public ExportState request(Export.Of of, ExportFormat format, Search search) {
        var parameters = SearchReader.parameters(search);
        var asked = Instant.now(clock);
        var id = Id.of(
                String.join(
                        "\n",
                        of.label(),
                        format.label(),
                        parameters.toString(),
                        asked.toString(),
                        random.get().toString()),
                Export.ID_LENGTH);
        var waiting = ExportState.waiting(new Export(id, of, format, parameters, asked));
        // The state first, so that this never overwrites a state that the maker wrote.
        states.put(waiting);
        files.request(waiting.export());
        return waiting;
    }

    /** The state of an export. {@code id} as typed. */
    public Lookup find(String id) {
        return Id.parse(id, Export.ID_LENGTH)
                .flatMap(states::find)
                .map(this::found)
                .orElseGet(Lookup.Unknown::new);
    }

    private Lookup found(ExportState state) {
        var now = Instant.now(clock);
        var gone = new Lookup.Gone(state.export(), state.export().asked().plus(ExportFiles.RETENTION));
        if (now.isAfter(gone.since())) {
            return gone;
        }
        return switch (state.state()) {
            case WAITING, RUNNING ->
                new Lookup.There(
                        state.changed().plus(LONGEST_SILENCE).isBefore(now)
                                ? ExportState.failed(
                                        state.export(), "It stopped before it was done: request it again.", now)
                                : state,
                        Map.of(),
                        now);
            case FAILED -> new Lookup.There(state, Map.of(), now);
            case DONE -> {
                var file = files.link(state.export(), state.export().fileName(), LINKS_LIVE);
                var manifest = files.link(state.export(), ExportFiles.MANIFEST, LINKS_LIVE);
                yield file.isPresent() && manifest.isPresent()
                        ? new Lookup.There(
                                state, Map.of("download", file.get(), "manifest", manifest.get()), now.plus(LINKS_LIVE))
                        : gone;
            }
        };
    }

    /** The answer to an id. */
    public sealed interface Lookup {
        /** No export has this id. */
        record Unknown() implements Lookup {}

        /** Its files were removed. */
        record Gone(Export export, Instant since) implements Lookup {}

        /** @param links {@code download} and {@code manifest} when it is done, otherwise empty */
        record There(ExportState state, Map<String, URI> links, Instant linksExpire) implements Lookup {}
    }
}
