package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.VersionKey;
import java.net.URI;

/** Addresses in messages. All of them are ours: no address from an article gets into a message. */
public record Links(URI publicAddress) {
    public Links {
        requireNonNull(publicAddress, "publicAddress");
    }

    /** The short link of a fact, for an SMS. */
    public String fact(String factId) {
        return publicAddress + "/f/" + factId;
    }

    /** All facts of an article. */
    public String article(String articleId) {
        return publicAddress + "/articles/" + articleId;
    }

    /** The list of all facts, newest first. */
    public String facts() {
        return publicAddress + "/facts";
    }

    /** One version of an article. */
    public String version(VersionKey version) {
        return publicAddress + "/articles/" + version.articleId() + "/versions/" + version.version();
    }
}
