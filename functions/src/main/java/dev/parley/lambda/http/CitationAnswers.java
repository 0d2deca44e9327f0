package dev.parley.lambda.http;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ReadArchive;
import dev.parley.versions.Citation;
import dev.parley.versions.CitationFormat;
import java.util.Map;
import java.util.Optional;

/** Answers with the citation of a version, in the format that the request names or accepts. */
public final class CitationAnswers {
    private final ReadArchive archive;

    public CitationAnswers(ReadArchive archive) {
        this.archive = requireNonNull(archive, "archive");
    }

    public HttpAnswer citation(HttpRequest request) {
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

    private static Optional<CitationFormat> format(HttpRequest request) {
        return request.query("format").isPresent()
                ? request.query("format").flatMap(CitationFormat::of)
                : request.header("accept").flatMap(CitationFormat::accepted).or(() -> Optional.of(CitationFormat.CSL));
    }
}
