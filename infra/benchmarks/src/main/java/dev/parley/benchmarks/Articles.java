package dev.parley.benchmarks;

import dev.parley.application.ExtractorInput;
import dev.parley.articles.Article;
import dev.parley.articles.Submission;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.extraction.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The articles of a benchmark, from a folder or from a JSON Lines file with one article a line. */
record Articles(List<Submission> submissions, List<Reading> readings) {
    private static final Instant ARRIVED = Instant.parse("2025-03-20T12:00:00Z");

    Articles {
        submissions = List.copyOf(submissions);
        readings = List.copyOf(readings);
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("there is no English article to measure with");
        }
    }

    /**
     * Reads the articles, without pages that have no article and without other languages.
     *
     * @param path relative to the working directory, or to the project's folder, which the launcher passes
     */
    static Articles at(String path) throws IOException {
        var reader = new ArticleReader();
        var submissions = new ArrayList<Submission>();
        var readings = new ArrayList<Reading>();
        for (var submission : submissions(found(Path.of(path)))) {
            var article = reader.read(submission);
            if (article.state() == Article.State.READABLE) {
                submissions.add(submission);
                readings.add(ExtractorInput.of(article));
            }
        }
        return new Articles(submissions, readings);
    }

    private static Path found(Path path) {
        return Files.exists(path)
                ? path
                : Path.of(System.getProperty("parley.home", ".")).resolve(path);
    }

    private static List<Submission> submissions(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            try (var lines = Files.lines(path)) {
                return lines.filter(line -> !line.isBlank())
                        .map(line -> new Submission(
                                line.getBytes(StandardCharsets.UTF_8), Optional.of("application/json"), ARRIVED))
                        .toList();
            }
        }
        var submissions = new ArrayList<Submission>();
        try (var files = Files.list(path)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                submissions.add(new Submission(Files.readAllBytes(file), Optional.empty(), ARRIVED));
            }
        }
        return submissions;
    }

    int count() {
        return readings.size();
    }

    /** Mean length of title and text together, in characters. */
    long meanLength() {
        return readings.stream().mapToLong(Articles::length).sum() / count();
    }

    static int length(Reading reading) {
        return reading.title().length() + reading.text().length();
    }

    /** All texts one after another, repeated and cut to {@code length} characters. */
    String text(int length) {
        var text = new StringBuilder(length + 10_000);
        while (text.length() < length) {
            readings.forEach(r -> text.append(r.text()).append("\n\n"));
        }
        return text.substring(0, length);
    }

    /** A text as an article with the day of the first of these. */
    Reading reading(String text) {
        return new Reading("", text, readings.getFirst().published(), Optional.empty());
    }
}
