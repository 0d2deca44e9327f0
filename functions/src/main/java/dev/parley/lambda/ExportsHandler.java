package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.parley.json.Json;
import dev.parley.lambda.http.ExportAnswers;
import dev.parley.lambda.http.HttpRequest;
import dev.parley.lambda.http.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Serves the routes of exports: requests them and reports their progress. {@link ExportHandler} makes the files. */
public record ExportsHandler(ExportAnswers answers) implements RequestStreamHandler {
    public ExportsHandler() {
        this(Wiring.ofEnvironment().exports().exportAnswers());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var request = new HttpRequest(Json.MAPPER.readTree(in));
        var answer =
                switch (request.route()) {
                    case "POST /exports" -> answers.request(request);
                    case "GET /exports/{id}" -> answers.find(request);
                    default -> Problems.noRoute();
                };
        answer.writeTo(out);
    }
}
