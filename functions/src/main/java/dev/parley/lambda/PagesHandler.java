package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.parley.json.Json;
import dev.parley.lambda.http.HttpRequest;
import dev.parley.lambda.http.SignInAnswers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Serves browsers: signs them in, and passes their requests on to the API. */
public final class PagesHandler implements RequestStreamHandler {
    private final SignInAnswers answers;

    public PagesHandler() {
        var wiring = Wiring.ofEnvironment();
        this(wiring.signIn());
        // Without a session nothing is asked of the API or the issuer.
        Priming.register(wiring, offline -> Priming.handle(this, Priming.request("GET /facts", "")));
    }

    PagesHandler(SignInAnswers answers) {
        this.answers = requireNonNull(answers, "answers");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var request = new HttpRequest(Json.MAPPER.readTree(in));
        SignInAnswers.Answer answer;
        try {
            answer = answers.answer(request);
        } catch (IOException e) {
            context.getLogger().log("result=UNREACHABLE " + e, LogLevel.ERROR);
            answer = SignInAnswers.unreachable(request);
        }
        answer.http().writeTo(out, answer.cookies());
    }
}
