package dev.parley.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The address of a page of a search, which holds the whole state of the page.
 *
 * @param path such as {@code /facts}
 * @param parameters of the search, in order
 */
public record SearchAddress(String path, Map<String, String> parameters) {
    public SearchAddress {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The same search on another page. */
    public SearchAddress on(String other) {
        return new SearchAddress(other, parameters);
    }

    /** With one value of a parameter. */
    public SearchAddress with(String name, String value) {
        var changed = new LinkedHashMap<>(parameters);
        changed.put(name, value);
        return new SearchAddress(path, changed);
    }

    public SearchAddress without(String... names) {
        var changed = new LinkedHashMap<>(parameters);
        List.of(names).forEach(changed::remove);
        return new SearchAddress(path, changed);
    }

    /** With one more value of a parameter that takes several. */
    SearchAddress plus(String name, String value) {
        var values = new ArrayList<>(values(name));
        if (!values.contains(value)) {
            values.add(value);
        }
        return with(name, String.join(",", values));
    }

    /** Without one value of a parameter that takes several. */
    SearchAddress minus(String name, String value) {
        var values = new ArrayList<>(values(name));
        values.remove(value);
        return values.isEmpty() ? without(name) : with(name, String.join(",", values));
    }

    List<String> values(String name) {
        return Optional.ofNullable(parameters.get(name))
                .map(list -> List.of(list.split(",")))
                .orElse(List.of());
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The address as a link has it. */
    @Override
    public String toString() {
        return parameters.isEmpty()
                ? path
                : path + "?"
                        + parameters.entrySet().stream()
                                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                                .collect(Collectors.joining("&"));
    }

    /** Commas separate values and stay readable. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("%2C", ",");
    }
}
