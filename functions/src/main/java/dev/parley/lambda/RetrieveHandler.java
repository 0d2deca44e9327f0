package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.parley.application.ReadArchive;
import dev.parley.application.ports.DownloadLinks;
import dev.parley.articles.Article;
import dev.parley.articles.DamagedArchive;
import dev.parley.extraction.names.KnownNames;
import dev.parley.facts.Fact;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import dev.parley.lambda.http.AssetAnswers;
import dev.parley.lambda.http.ByteAnswers;
import dev.parley.lambda.http.CitationAnswers;
import dev.parley.lambda.http.DiffAnswers;
import dev.parley.lambda.http.FactAnswers;
import dev.parley.lambda.http.HttpAnswer;
import dev.parley.lambda.http.HttpRequest;
import dev.parley.lambda.http.IdCheck;
import dev.parley.lambda.http.LookupAnswers;
import dev.parley.lambda.http.OperationAnswers;
import dev.parley.lambda.http.PageAnswers;
import dev.parley.lambda.http.Problems;
import dev.parley.lambda.http.VersionAnswers;
import dev.parley.pages.Labels;
import dev.parley.resources.CodeVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Serves reads of articles, versions, facts and unknown names, as JSON, HTML or bytes. */
public final class RetrieveHandler implements RequestStreamHandler {
    private final ReadArchive archive;
    private final FactAnswers facts;
    private final LookupAnswers lookup;
    private final VersionAnswers versions;
    private final ByteAnswers bytes;
    private final CitationAnswers citations;
    private final DiffAnswers diffs;
    private final PageAnswers pages;
    private final OperationAnswers operation;

    public RetrieveHandler() {
        var wiring = Wiring.ofEnvironment();
        Priming.register(wiring, RetrieveHandler::prime);
        this(wiring);
    }

    private static void prime(Wiring offline) throws IOException {
        var handler = new RetrieveHandler(offline);
        Priming.handle(handler, Priming.request("GET /facts/{id}", Id.of("priming", Fact.ID_LENGTH)));
        Priming.handle(handler, Priming.request("GET /articles/{id}", Id.of("priming", Article.ID_LENGTH)));
    }

    private RetrieveHandler(Wiring wiring) {
        this(
                wiring.archive().readArchive(),
                wiring.archive().downloads(),
                new PageAnswers(
                        wiring.archive().readArchive(),
                        new Labels(KnownNames.bundled()),
                        wiring.mistakes(),
                        wiring.clock()),
                new OperationAnswers(wiring.collecting().readOperation()));
    }

    RetrieveHandler(ReadArchive archive, DownloadLinks downloads, PageAnswers pages, OperationAnswers operation) {
        this.archive = requireNonNull(archive, "archive");
        this.facts = new FactAnswers(archive);
        this.lookup = new LookupAnswers(archive);
        this.versions = new VersionAnswers(archive);
        this.bytes = new ByteAnswers(archive, downloads);
        this.citations = new CitationAnswers(archive);
        this.diffs = new DiffAnswers(archive);
        this.pages = requireNonNull(pages, "pages");
        this.operation = requireNonNull(operation, "operation");
    }

    /** @param code which sources the functions were built from */
    private record Health(String status, String code) {}

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var request = new HttpRequest(Json.MAPPER.readTree(in));
        var answer = IdCheck.problem(request).orElseGet(() -> answerOrProblem(request, context));
        pages.withVary(request, answer).writeTo(out);
    }

    private HttpAnswer answerOrProblem(HttpRequest request, Context context) {
        try {
            return answer(request, context);
        } catch (DamagedArchive e) {
            context.getLogger().log("result=DAMAGED " + e.getMessage(), LogLevel.ERROR);
            return Problems.damaged(e);
        }
    }

    private HttpAnswer answer(HttpRequest request, Context context) {
        Consumer<String> log = line -> context.getLogger().log(line, LogLevel.WARN);
        return switch (request.route()) {
            case "GET /health" -> HttpAnswer.json(200, new Health("ok", CodeVersion.current()));
            case "GET /assets/{name}" -> AssetAnswers.asset(request);
            case "GET /lookup" -> lookup.answer(request);
            case "GET /facts/{id}", "GET /f/{id}" -> pages.page(request, log).orElseGet(() -> facts.fact(request));
            case "GET /operation" -> operation.answer(request, log);
            case "GET /names/unknown" -> facts.unknownNames(request, log);
            case String route when route.startsWith("GET /articles/{id}") -> article(request, log);
            default -> Problems.noRoute();
        };
    }

    private HttpAnswer article(HttpRequest request, Consumer<String> log) {
        var tombstone = archive.tombstone(request.path("id").orElse(""));
        return tombstone.isPresent()
                ? Problems.gone(tombstone.get())
                : switch (request.route()) {
                    case "GET /articles/{id}" -> pages.page(request, log).orElseGet(() -> versions.article(request));
                    case "GET /articles/{id}/timemap" -> versions.timeMap(request);
                    case "GET /articles/{id}/diff" -> diffs.diff(request);
                    case "GET /articles/{id}/versions/{version}" ->
                        pages.page(request, log).orElseGet(() -> versions.version(request));
                    case "GET /articles/{id}/versions/{version}/original" -> bytes.original(request);
                    case "GET /articles/{id}/versions/{version}/warc" -> bytes.warc(request);
                    case "GET /articles/{id}/versions/{version}/citation" -> citations.citation(request);
                    default -> Problems.noRoute();
                };
    }
}
