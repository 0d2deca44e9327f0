package dev.parley.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.local.Stacks;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The views of the sample articles. */
final class Views {
    private Views() {}

    /** All views by name, with the address of each. */
    static Map<String, String> of(URI api) throws Exception {
        var facts = json(api, "/facts?type=leader_call&person=putin&from=2025-05-01")
                .path("facts");
        var fact = facts.path(0).path("id").asText();
        var article = json(api, "/articles?q=title:truce")
                .path("articles")
                .path(0)
                .path("id")
                .asText();
        var versions = json(api, "/articles/" + article).path("versions");
        var views = new LinkedHashMap<String, String>();
        views.put("facts", "/facts");
        views.put("facts-narrowed", "/facts?person=donald-trump&type=leader_call&from=2025-02-01&to=2025-02-28");
        views.put("facts-words", "/facts?q=telephone&order=relevance");
        views.put("facts-none", "/facts?q=zebra&person=donald-trump");
        views.put("facts-refused", "/facts?country=Ukrain");
        views.put("articles", "/articles?q=putin");
        views.put("pairs", "/pairs");
        views.put("pairs-countries", "/pairs?of=country");
        views.put("fact", "/facts/" + fact);
        views.put("article", "/articles/" + article);
        views.put(
                "version",
                "/articles/" + article + "/versions/"
                        + versions.path(0).path("version").asText());
        views.put("difference", "/articles/" + article + "/diff");
        views.put("subscribe", "/subscriptions?person=donald-trump&q=truce");
        views.put("export", "/exports?of=facts&person=donald-trump");
        views.put("operation", "/operation");
        views.put("not-found", "/facts/kxswkbdate9");
        return views;
    }

    private static JsonNode json(URI api, String path) throws Exception {
        return Stacks.json(Stacks.get(api, path));
    }
}
