package dev.parley.application;

import static java.util.Objects.requireNonNull;

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

/** Takes exports in, and tells how far they have come; {@link MakeExport} makes them. */
public final class RequestExport {
    /** Links live so long, and every answer has new ones. */
    public static final Duration LINKS_LIVE = Duration.ofMinutes(5);

    /** Longer than all tries of an export take together; one of which nothing was heard for so long has stopped. */
    private static final Duration LONGEST_SILENCE = Duration.ofHours(8);

    private final ExportFiles files;
    private final ExportStates states;
    private final Clock clock;
    private final Supplier<UUID> chance;

    /** @param chance asked anew for every export */
    public RequestExport(ExportFiles files, ExportStates states, Clock clock, Supplier<UUID> chance) {
        this.files = requireNonNull(files, "files");
        this.states = requireNonNull(states, "states");
        this.clock = requireNonNull(clock, "clock");
        this.chance = requireNonNull(chance, "chance");
    }

    /** Keeps what is wanted; when this returns, it will be made. */
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
                        chance.get().toString()),
                Export.ID_LENGTH);
        var waiting = ExportState.waiting(new Export(id, of, format, parameters, asked));
        // Its state first, so that whoever makes it never writes one that this would cover.
        states.put(waiting);
        files.request(waiting.export());
        return waiting;
    }

    /** How far an export has come; {@code id} as somebody typed it. */
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
                                        state.export(), "It stopped before it was done: ask for it again.", now)
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

    /** What is known under an id. */
    public sealed interface Lookup {
        /** Nobody asked for an export of this id. */
        record Unknown() implements Lookup {}

        /** Its files were removed. */
        record Gone(Export export, Instant since) implements Lookup {}

        /** @param links {@code download} and {@code manifest}, when it is done */
        record There(ExportState state, Map<String, URI> links, Instant linksExpire) implements Lookup {}
    }
}
