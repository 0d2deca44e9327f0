package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.parley.application.RequestExport;
import dev.parley.extraction.names.KnownNames;
import dev.parley.json.Json;
import dev.parley.lambda.http.ExportAnswers;
import dev.parley.lambda.http.ExportForm;
import dev.parley.lambda.http.ExportPages;
import dev.parley.lambda.http.HtmlAnswer;
import dev.parley.lambda.http.HttpAnswer;
import dev.parley.lambda.http.HttpRequest;
import dev.parley.lambda.http.Problems;
import dev.parley.search.RefusedSearch;
import dev.parley.search.SearchReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Serves the routes of exports: requests them and reports their progress. {@link ExportHandler} makes the files. */
public final class ExportsHandler implements RequestStreamHandler {
    private final ExportAnswers answers;
    private final ExportPages pages;

    public ExportsHandler() {
        var wiring = Wiring.ofEnvironment();
        Priming.register(wiring, ExportsHandler::prime);
        this(wiring.exports());
    }

    private static void prime(Wiring offline) throws IOException {
        Priming.handle(new ExportsHandler(offline.exports()), Priming.request("GET /exports", ""));
    }

    private ExportsHandler(ExportParts parts) {
        this(parts.exportForm(), parts.requestExport(), new SearchReader(KnownNames.bundled()));
    }

    ExportsHandler(ExportForm form, RequestExport exports, SearchReader reader) {
        this.answers = new ExportAnswers(form, exports);
        this.pages = new ExportPages(form, exports, reader);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var request = new HttpRequest(Json.MAPPER.readTree(in));
        HtmlAnswer.negotiated(request, answer(request)).writeTo(out);
    }

    private HttpAnswer answer(HttpRequest request) {
        var isPage = HtmlAnswer.isWanted(request);
        try {
            return switch (request.route()) {
                case "GET /exports" -> isPage ? pages.form(request) : answers.formats();
                case "POST /exports" -> ExportPages.isForm(request) ? pages.request(request) : answers.request(request);
                case "GET /exports/{id}" ->
                    (isPage ? pages.progress(request) : Optional.<HttpAnswer>empty())
                            .orElseGet(() -> answers.find(request));
                default -> Problems.noRoute();
            };
        } catch (RefusedSearch e) {
            return Problems.malformedSearch(e);
        }
    }
}
