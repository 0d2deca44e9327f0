package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.cli.ExportRequest.ExportFailed;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Exports more articles than one export holds: one file for each range of days of arrival, and one manifest of all files.
 * Ranges are halved until one holds few enough. The manifest is written after every part, so that the same command
 * continues after an interruption.
 */
final class ExportInParts {
    private static final LocalDate BEFORE_ALL = LocalDate.of(2000, 1, 1);

    private final ApiClient client;
    private final ExportRequest exports;
    private final Request request;
    private final Path file;
    private final long partSize;

    /** What is exported; the same request continues an interrupted one. */
    record Request(String of, String format, Map<String, String> search) {
        Request {
            search = new LinkedHashMap<>(search);
        }
    }

    /** Days of arrival, both inclusive. */
    record Days(LocalDate from, LocalDate to) {}

    /**
     * One file.
     *
     * @param file its name, beside the manifest
     * @param export the export's id
     * @param found number of versions that the search found
     * @param written number of those in the file
     * @param missing number of those that could not be read; the file's own manifest lists them
     */
    record Part(
            String file, String export, Days days, long found, long written, long missing, long bytes, String sha256) {}

    /**
     * The manifest.
     *
     * @param complete whether nothing is left
     * @param found number of versions that the search found at the beginning
     * @param left days that are not exported yet
     */
    record Parts(
            Request request,
            boolean complete,
            long found,
            long written,
            long missing,
            long bytes,
            List<Part> parts,
            List<Days> left) {}

    ExportInParts(ApiClient client, ExportRequest exports, Request request, Path file, long partSize) {
        this.client = requireNonNull(client, "client");
        this.exports = requireNonNull(exports, "exports");
        this.request = requireNonNull(request, "request");
        this.file = requireNonNull(file, "file");
        this.partSize = partSize;
    }

    static Path manifest(Path file) {
        return Path.of(file + ".manifest.json");
    }

    private Path unfinished() {
        return Path.of(manifest(file) + ".part");
    }

    /** @param resumption the command that continues after an interruption */
    Parts export(LocalDate today, String resumption) throws IOException {
        var state = Files.exists(unfinished()) ? read() : begin(today);
        var parts = new ArrayList<Part>();
        Deque<Days> left = new ArrayDeque<>(state.left());
        for (var part : state.parts()) {
            // A file that was changed or removed since is exported again.
            if (isWhole(part)) {
                parts.add(part);
            } else {
                left.addFirst(part.days());
            }
        }
        int number = parts.stream().mapToInt(this::number).max().orElse(0);
        while (!left.isEmpty()) {
            var days = left.removeFirst();
            long found = count(days);
            if (found > partSize && isSeveral(days)) {
                halve(days, left);
            } else if (found > 0) {
                number++;
                try {
                    parts.add(part(days, found, number, resumption));
                } catch (ExportFailed e) {
                    if (!e.isTooLarge() || !isSeveral(days)) {
                        throw e;
                    }
                    halve(days, left);
                }
            }
            write(unfinished(), state.found(), parts, List.copyOf(left));
        }
        var done = write(unfinished(), state.found(), parts, List.of());
        Files.move(unfinished(), manifest(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return done;
    }

    private Parts begin(LocalDate today) throws IOException {
        var days = new Days(
                day("archivedFrom").orElse(BEFORE_ALL), day("archivedTo").orElse(today));
        return new Parts(request, false, count(days), 0, 0, 0, List.of(), List.of(days));
    }

    private Optional<LocalDate> day(String parameter) throws IOException {
        var text = request.search().get(parameter);
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeException e) {
            throw new IOException(parameter + " must be a day such as 2025-02-12 to be split", e);
        }
    }

    private Parts read() throws IOException {
        Parts state;
        try {
            state = Json.MAPPER.readValue(unfinished().toFile(), Parts.class);
        } catch (IOException e) {
            throw new IOException(unfinished() + " is not the state of an export: remove it", e);
        }
        if (!state.request().equals(request)) {
            throw new IOException(unfinished() + " belongs to another export: name another file, or remove it");
        }
        return state;
    }

    private static boolean isSeveral(Days days) {
        return days.from().isBefore(days.to());
    }

    private static void halve(Days days, Deque<Days> left) {
        var middle = days.from().plusDays(ChronoUnit.DAYS.between(days.from(), days.to()) / 2);
        left.addFirst(new Days(middle.plusDays(1), days.to()));
        left.addFirst(new Days(days.from(), middle));
    }

    private Map<String, String> search(Days days) {
        var search = new LinkedHashMap<>(request.search());
        search.put("archivedFrom", days.from().toString());
        search.put("archivedTo", days.to().toString());
        return search;
    }

    private long count(Days days) throws IOException {
        var query = search(days).entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return client.get("/articles?" + query + "&limit=1").path("total").asLong();
    }

    private Part part(Days days, long found, int number, String resumption) throws IOException {
        var path = path(number);
        var done = exports.finish(started(days, path), path, resumption);
        return new Part(
                String.valueOf(path.getFileName()),
                done.path("id").asText(),
                days,
                found,
                done.path("written").asLong(),
                done.path("missing").asLong(),
                done.path("bytes").asLong(),
                done.path("sha256").asText());
    }

    /** The export of a part, which an interrupted run may have started. */
    private JsonNode started(Days days, Path path) throws IOException {
        var note = ExportRequest.note(path);
        if (Files.exists(note)) {
            try {
                var begun = exports.find(Files.readString(note).strip());
                if (begun.path("search").equals(Json.MAPPER.valueToTree(search(days)))) {
                    return begun;
                }
            } catch (ApiClient.Refused e) {
                // It has expired.
            }
        }
        return exports.start(request.of(), request.format(), search(days), path);
    }

    /** {@code whole-001.wacz}. */
    private Path path(int number) {
        var name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.', 1);
        var end = dot < 0 ? "" : name.substring(dot);
        return file.resolveSibling(
                name.substring(0, name.length() - end.length()) + String.format(Locale.ROOT, "-%03d", number) + end);
    }

    private int number(Part part) {
        for (int number = 1; ; number++) {
            if (String.valueOf(path(number).getFileName()).equals(part.file())) {
                return number;
            }
        }
    }

    private boolean isWhole(Part part) throws IOException {
        var path = file.resolveSibling(part.file());
        if (!Files.exists(path) || Files.size(path) != part.bytes()) {
            return false;
        }
        try (var in = new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(part.sha256());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Parts write(Path path, long found, List<Part> parts, List<Days> left) throws IOException {
        var state = new Parts(
                request,
                left.isEmpty(),
                found,
                parts.stream().mapToLong(Part::written).sum(),
                parts.stream().mapToLong(Part::missing).sum(),
                parts.stream().mapToLong(Part::bytes).sum(),
                List.copyOf(parts),
                left);
        var next = Path.of(path + ".next");
        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(next.toFile(), state);
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return state;
    }
}
