package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ReadArchive;
import dev.parley.versions.Citation;
import dev.parley.versions.Format;
import java.util.Map;
import java.util.Optional;

/** How a version is cited, in the format that is asked for by name or by media type. */
final class CitationAnswers {
    private final ReadArchive archive;

    CitationAnswers(ReadArchive archive) {
        this.archive = requireNonNull(archive, "archive");
    }

    HttpAnswer citation(HttpRequest request) {
        var format = format(request);
        if (format.isEmpty()) {
            return HttpAnswer.problem(
                    400,
                    "Unknown format",
                    "format is csl, bibtex or ris, not "
                            + request.query("format").orElse("") + ".",
                    Map.of("parameter", "format"));
        }
        return archive.version(
                        request.path("id").orElse(""), request.path("version").orElse(""))
                .map(version -> new HttpAnswer(
                        200,
                        Map.of("content-type", format.get().mediaType() + "; charset=utf-8", "vary", "accept"),
                        format.get()
                                .write(Citation.of(
                                        version,
                                        VersionAnswers.uri(
                                                request, version.article().key()))),
                        false))
                .orElseGet(() -> Problems.notFound("version"));
    }

    private static Optional<Format> format(HttpRequest request) {
        return request.query("format").isPresent()
                ? request.query("format").flatMap(Format::of)
                : request.header("accept").flatMap(Format::accepted).or(() -> Optional.of(Format.CSL));
    }
}
