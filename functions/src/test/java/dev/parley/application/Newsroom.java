package dev.parley.application;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.collecting.fetching.HostLookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Outlets on this machine, each with a host name of its own, whose feeds and pages change as a clock passes. Some of them
 * misbehave as outlets do.
 */
final class Newsroom implements AutoCloseable {
    /** How an outlet publishes. */
    enum Habit {
        RSS,
        ATOM,
        JSON_FEED,
        SITEMAP,
        /** Items come with dates of hours ago. */
        LATE,
        /** Feed and pages are redirected. */
        REDIRECTED,
        /** Neither ETag nor Last-Modified. */
        FORGETFUL,
        /** Says UTF-8 and sends windows-1252. */
        WRONG_CHARSET,
        /** XML that is not well-formed. */
        BROKEN_XML,
        /** Items have no pages. */
        NO_PAGES,
        /** Pages are not there. */
        MISSING_PAGES,
        /** robots.txt forbids the pages. */
        FORBIDDEN_PAGES,
        /** Answers 429 for an hour at noon. */
        OVERLOADED,
        /** The feed ends at noon, with 410. */
        GONE,
        /** Publishes the stories of outlet 0 too, under their addresses. */
        SYNDICATING
    }

    /**
     * A story of an outlet.
     *
     * @param corrected when its text changes
     */
    record Story(int outlet, int number, Instant published, Optional<Instant> corrected) {
        String path() {
            return "/story/" + number;
        }

        String title() {
            return "Talks number " + number + " of outlet " + outlet + " café";
        }

        String text(Instant now) {
            var words = corrected.filter(moment -> !moment.isAfter(now)).isPresent()
                    ? "In a correction the office said that round " + number + " of the talks had lasted two hours."
                    : "The office said in a statement that round " + number + " of the talks had lasted one hour.";
            return "The ministers of outlet " + outlet + " met in the capital for round " + number
                    + " of their talks.\n" + words
                    + "\nOfficials called the meeting useful and said that another one would follow soon.";
        }
    }

    /**
     * A request as the server saw it.
     *
     * @param status of the response; 0 for a fault that gave none
     */
    record Seen(Instant at, String host, String path, int status) {}

    private static final int KEPT_IN_FEED = 20;

    final List<Story> stories = new ArrayList<>();
    final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final List<Habit> habits = new ArrayList<>();
    private final HttpServer server;
    private final Clock clock;
    private final Random faults;
    private final double faultRate;

    /**
     * @param outlets how many
     * @param faultRate share of the requests that fail, from 0 to 1
     */
    Newsroom(int outlets, Instant start, Clock clock, double faultRate, long seed) throws IOException {
        this.clock = clock;
        this.faultRate = faultRate;
        faults = new Random(seed);
        var random = new Random(seed + 1);
        for (int outlet = 0; outlet < outlets; outlet++) {
            habits.add(Habit.values()[outlet % Habit.values().length]);
            int count = 3 + random.nextInt(6);
            for (int i = 0; i < count; i++) {
                var published = start.plus(Duration.ofMinutes(random.nextInt(18 * 60)));
                var corrected = i % 3 == 0
                        ? Optional.of(published.plus(Duration.ofMinutes(20 + random.nextInt(300))))
                        : Optional.<Instant>empty();
                stories.add(new Story(outlet, i, published, corrected));
            }
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    Habit habit(int outlet) {
        return habits.get(outlet);
    }

    int outlets() {
        return habits.size();
    }

    String feed(int outlet) {
        return at(outlet, "/feed");
    }

    String at(int outlet, String path) {
        return "http://outlet" + outlet + ".example:" + server.getAddress().getPort() + path;
    }

    /** All outlets are on this machine. */
    HostLookup lookup() {
        return host -> {
            if (!host.endsWith(".example")) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        var host = exchange.getRequestHeaders().getFirst("Host").replaceFirst(":.*", "");
        var path = exchange.getRequestURI().getPath();
        // Whoever asks may go on as soon as it has the answer, so the request is noted before.
        var request = new Seen(clock.instant(), host, path, 0);
        int place;
        synchronized (seen) {
            place = seen.size();
            seen.add(request);
        }
        try (exchange) {
            int status = answer(exchange, Integer.parseInt(host.replaceAll("\\D", "")), path);
            seen.set(place, new Seen(request.at(), host, path, status));
        }
    }

    private int answer(HttpExchange exchange, int outlet, String path) throws IOException {
        synchronized (faults) {
            if (faults.nextDouble() < faultRate) {
                return fault(exchange, faults.nextInt(3));
            }
        }
        var habit = habit(outlet);
        if (habit == Habit.OVERLOADED && isNoon(Duration.ofHours(1))) {
            exchange.getResponseHeaders().set("Retry-After", "1800");
            return send(exchange, 429, "text/plain", new byte[0]);
        }
        return switch (path) {
            case "/robots.txt" ->
                habit == Habit.FORBIDDEN_PAGES
                        ? send(exchange, 200, "text/plain", utf8("User-agent: *\nDisallow: /story/\n"))
                        : send(exchange, 404, "text/plain", new byte[0]);
            case "/feed" -> habit == Habit.REDIRECTED ? redirect(exchange, 301, "/rss") : feed(exchange, outlet, habit);
            case "/rss" -> feed(exchange, outlet, habit);
            default ->
                habit == Habit.REDIRECTED && path.startsWith("/story/")
                        ? redirect(exchange, 302, path.replace("/story/", "/read/"))
                        : page(exchange, outlet, habit, path.replace("/read/", "/story/"));
        };
    }

    private int fault(HttpExchange exchange, int kind) throws IOException {
        switch (kind) {
            case 0 -> {
                return send(exchange, 503, "text/plain", new byte[0]);
            }
            case 1 -> {
                // Ends in the middle of the body.
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().write('<');
                return 0;
            }
            default -> {
                return 0;
            }
        }
    }

    private boolean isNoon(Duration since) {
        var now = clock.instant().atZone(ZoneOffset.UTC).toLocalTime();
        return now.getHour() >= 12 && now.getHour() < 12 + since.toHours();
    }

    private int feed(HttpExchange exchange, int outlet, Habit habit) throws IOException {
        var now = clock.instant();
        if (habit == Habit.GONE && now.atZone(ZoneOffset.UTC).getHour() >= 12) {
            return send(exchange, 410, "text/plain", new byte[0]);
        }
        var listed = stories.stream()
                .filter(story -> story.outlet() == outlet || habit == Habit.SYNDICATING && story.outlet() == 0)
                .filter(story -> !appears(story, habit).isAfter(now))
                .sorted((a, b) -> b.published().compareTo(a.published()))
                .limit(KEPT_IN_FEED)
                .toList();
        var etag = "\"" + listed.hashCode() + "-"
                + listed.stream().filter(s -> isCorrected(s, now)).count() + "\"";
        if (habit != Habit.FORGETFUL) {
            exchange.getResponseHeaders().set("ETag", etag);
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return 304;
            }
        }
        return switch (habit) {
            case ATOM -> send(exchange, 200, "application/atom+xml", utf8(atom(listed)));
            case JSON_FEED -> send(exchange, 200, "application/feed+json", utf8(json(listed)));
            case SITEMAP -> send(exchange, 200, "text/xml", utf8(sitemap(listed)));
            case WRONG_CHARSET ->
                send(
                        exchange,
                        200,
                        "application/rss+xml; charset=utf-8",
                        rss(listed, habit).getBytes(Charset.forName("windows-1252")));
            default -> send(exchange, 200, "application/rss+xml; charset=utf-8", utf8(rss(listed, habit)));
        };
    }

    /** When the feed first has a story. */
    Instant appears(Story story, Habit habit) {
        return habit == Habit.LATE ? story.published().plus(Duration.ofHours(3)) : story.published();
    }

    private static boolean isCorrected(Story story, Instant now) {
        return story.corrected().filter(moment -> !moment.isAfter(now)).isPresent();
    }

    private String rss(List<Story> listed, Habit habit) {
        var out = new StringBuilder("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Outlet</title>"
                + "<link>http://outlet.example/</link><description>d</description>");
        for (var story : listed) {
            out.append("<item><title>").append(story.title()).append(habit == Habit.BROKEN_XML ? " & more&nbsp;" : "");
            out.append("</title><guid isPermaLink=\"false\">")
                    .append(story.outlet())
                    .append('-')
                    .append(story.number());
            out.append("</guid><pubDate>")
                    .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            story.published().atZone(ZoneOffset.UTC)))
                    .append("</pubDate>");
            if (habit != Habit.NO_PAGES) {
                out.append("<link>").append(at(story.outlet(), story.path())).append("</link>");
            }
            boolean isWhole = habit == Habit.NO_PAGES || habit == Habit.MISSING_PAGES || habit == Habit.FORBIDDEN_PAGES;
            out.append("<description>")
                    .append(
                            isWhole
                                    ? "&lt;p&gt;" + story.text(Instant.EPOCH).replace("\n", "&lt;/p&gt;&lt;p&gt;")
                                    : "Short.")
                    .append("</description></item>");
        }
        return out + "</channel></rss>";
    }

    private String atom(List<Story> listed) {
        var out = new StringBuilder("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Outlet</title><id>urn:x</id>");
        for (var story : listed) {
            out.append("<entry><id>urn:")
                    .append(story.number())
                    .append("</id><title>")
                    .append(story.title());
            out.append("</title><link href=\"")
                    .append(story.path())
                    .append("\"/><published>")
                    .append(story.published());
            out.append("</published><updated>")
                    .append(story.corrected()
                            .filter(m -> !m.isAfter(clock.instant()))
                            .orElse(story.published()))
                    .append("</updated></entry>");
        }
        return out + "</feed>";
    }

    private static String json(List<Story> listed) {
        var out = new ArrayList<String>();
        for (var story : listed) {
            out.add("{\"id\": \"" + story.number() + "\", \"url\": \"" + story.path() + "\", \"title\": \""
                    + story.title() + "\", \"date_published\": \"" + story.published() + "\"}");
        }
        return "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Outlet\", \"items\": ["
                + String.join(", ", out) + "]}";
    }

    private String sitemap(List<Story> listed) {
        var out = new StringBuilder("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
                + " xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">");
        for (var story : listed) {
            out.append("<url><loc>").append(at(story.outlet(), story.path())).append("</loc><news:news><news:title>");
            out.append(story.title())
                    .append("</news:title><news:publication_date>")
                    .append(story.published());
            out.append("</news:publication_date></news:news></url>");
        }
        return out + "</urlset>";
    }

    private int page(HttpExchange exchange, int outlet, Habit habit, String path) throws IOException {
        var story = stories.stream()
                .filter(one -> one.outlet() == outlet && one.path().equals(path))
                .filter(one -> !one.published().isAfter(clock.instant()))
                .findFirst();
        if (story.isEmpty() || habit == Habit.MISSING_PAGES) {
            return send(exchange, 404, "text/html", utf8("<html><body>Not here</body></html>"));
        }
        var text = story.get().text(clock.instant());
        var page = "<html><head><title>" + story.get().title() + "</title></head><body><nav>Home</nav><article><h1>"
                + story.get().title() + "</h1><p>" + text.replace("\n", "</p><p>") + "</p></article></body></html>";
        return send(exchange, 200, "text/html; charset=utf-8", utf8(page));
    }

    private static int redirect(HttpExchange exchange, int status, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        return send(exchange, status, "text/plain", new byte[0]);
    }

    private static int send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        return status;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The requests to each host, in order. */
    Map<String, List<Seen>> byHost() {
        var hosts = new LinkedHashMap<String, List<Seen>>();
        seen.forEach(one ->
                hosts.computeIfAbsent(one.host(), host -> new ArrayList<>()).add(one));
        return hosts;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
