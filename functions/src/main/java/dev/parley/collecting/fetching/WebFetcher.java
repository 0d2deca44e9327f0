package dev.parley.collecting.fetching;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import dev.parley.articles.WebExchange;
import dev.parley.collecting.fetching.FetchFailed.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches web addresses within {@link FetchLimits}, and only where {@link AddressPolicy} allows it. It keeps no cookies
 * and no credentials, and follows redirects itself, so that each of them is checked as the first address was. Every
 * request has a connection of its own.
 */
public final class WebFetcher implements AutoCloseable {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> PERMANENT = Set.of(301, 308);
    private static final int LONGEST_HEADER = 16 * 1024;
    private static final int MOST_HEADERS = 200;

    private final CloseableHttpClient http;
    private final AddressPolicy policy;
    private final FetchLimits limits;
    private final Clock clock;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("fetch-deadline").factory());

    /**
     * @param userAgent says who asks, and where to complain
     * @param lookup is asked once for each connection
     */
    public WebFetcher(String userAgent, HostLookup lookup, AddressPolicy policy, FetchLimits limits, Clock clock) {
        this.policy = requireNonNull(policy, "policy");
        this.limits = requireNonNull(limits, "limits");
        this.clock = requireNonNull(clock, "clock");
        var readTimeout = Timeout.of(limits.whole());
        http = HttpClients.custom()
                .setUserAgent(requireNonNull(userAgent, "userAgent"))
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedResolver(requireNonNull(lookup, "lookup"), policy))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(limits.connect()))
                                .setSocketTimeout(readTimeout)
                                .build())
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxLineLength(LONGEST_HEADER)
                                        .setMaxHeaderCount(MOST_HEADERS)
                                        .build())
                                .build())
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(readTimeout)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .build();
    }

    /**
     * Fetches an address and follows its redirects.
     *
     * @return the response, whatever its status
     * @throws FetchFailed when there is none, or it exceeds a limit
     */
    public Fetched fetch(FetchRequest request, FetchGate gate) throws FetchFailed {
        long left = limits.whole().toNanos();
        var exchanges = new ArrayList<WebExchange>();
        boolean moved = true;
        var address = request.address();
        for (int redirects = 0; ; redirects++) {
            check(address);
            gate.before(address);
            // The time that the gate takes is not the server's.
            long start = System.nanoTime();
            Answer answer = null;
            try {
                answer = ask(address, request, left);
            } finally {
                gate.after(
                        address,
                        answer == null ? 0 : answer.status(),
                        answer == null ? Headers.NONE : answer.headers());
            }
            left -= System.nanoTime() - start;
            exchanges.add(answer.exchange());
            var location = answer.headers().first("Location");
            if (!REDIRECTS.contains(answer.status()) || location.isEmpty()) {
                var encoding = answer.headers().first("Content-Encoding").orElse("");
                var body = BoundedBody.decode(answer.exchange().responseBody(), encoding, limits);
                return new Fetched(address, answer.status(), answer.headers(), body, moved && redirects > 0, exchanges);
            }
            if (redirects == limits.redirects()) {
                throw new FetchFailed(
                        Reason.TOO_MANY_REDIRECTS, "More than " + limits.redirects() + " redirects were given.");
            }
            moved &= PERMANENT.contains(answer.status());
            address = address.resolve(location.get())
                    .orElseThrow(() ->
                            new FetchFailed(Reason.REFUSED_ADDRESS, "A redirect leads to no http or https address."));
        }
    }

    private void check(WebAddress address) throws FetchFailed {
        if (!policy.allowsPort(address.port())) {
            throw new FetchFailed(
                    Reason.REFUSED_ADDRESS, "Port " + address.port() + " is not asked; only 80 and 443 are.");
        }
    }

    private record Answer(int status, Headers headers, WebExchange exchange) {}

    /** @param left nanoseconds until the deadline */
    private Answer ask(WebAddress address, FetchRequest request, long left) throws FetchFailed {
        var get = new HttpGet(address.uri());
        get.setHeader("Accept", request.accept());
        get.setHeader("Accept-Encoding", "gzip");
        request.known().etag().ifPresent(etag -> get.setHeader("If-None-Match", etag));
        request.known().lastModified().ifPresent(moment -> get.setHeader("If-Modified-Since", moment));
        var late = new AtomicBoolean();
        var deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    get.cancel();
                },
                Math.max(0, left),
                TimeUnit.NANOSECONDS);
        var context = HttpClientContext.create();
        var requested = clock.instant();
        try (var response =
                http.executeOpen(new HttpHost(address.scheme(), address.host(), address.port()), get, context)) {
            try {
                return answer(address, requested, response, context);
            } catch (IOException | FetchFailed | RuntimeException e) {
                // Closing alone would read the rest of the body.
                get.cancel();
                throw e;
            }
        } catch (IOException e) {
            throw failure(address, e, late.get());
        } finally {
            deadline.cancel(false);
        }
    }

    private Answer answer(
            WebAddress address, Instant requested, ClassicHttpResponse response, HttpClientContext context)
            throws IOException, FetchFailed {
        var body = new byte[0];
        if (response.getEntity() != null) {
            body = BoundedBody.read(response.getEntity().getContent(), limits);
        }
        var headers = Arrays.stream(response.getHeaders())
                .map(header -> new Headers.Header(header.getName(), header.getValue() == null ? "" : header.getValue()))
                .toList();
        var remote = context.getEndpointDetails() == null
                ? ""
                : ((InetSocketAddress) context.getEndpointDetails().getRemoteAddress())
                        .getAddress()
                        .getHostAddress();
        var exchange =
                new WebExchange(address.text(), remote, requested, head(context.getRequest()), head(response), body);
        return new Answer(response.getCode(), new Headers(headers), exchange);
    }

    private static byte[] head(HttpRequest request) {
        return head(
                request.getMethod() + " " + request.getPath() + " HTTP/1.1",
                Arrays.stream(request.getHeaders())
                        .map(header -> header.getName() + ": " + header.getValue())
                        .toList());
    }

    /** A transfer encoding is undone before the body is kept, so its header is kept under another name. */
    private static byte[] head(ClassicHttpResponse response) {
        var reason = response.getReasonPhrase() == null ? "" : response.getReasonPhrase();
        return head(
                "HTTP/1.1 " + response.getCode() + " " + reason,
                Arrays.stream(response.getHeaders()).map(WebFetcher::line).toList());
    }

    private static String line(Header header) {
        var name = header.getName().equalsIgnoreCase("Transfer-Encoding")
                ? "X-Crawler-Transfer-Encoding"
                : header.getName();
        return name + ": " + (header.getValue() == null ? "" : header.getValue());
    }

    private static byte[] head(String first, List<String> headers) {
        return (first + "\r\n"
                        + String.join(
                                "", headers.stream().map(line -> line + "\r\n").toList()) + "\r\n")
                .getBytes(ISO_8859_1);
    }

    private FetchFailed failure(WebAddress address, IOException e, boolean late) {
        if (e instanceof CheckedResolver.RefusedAddress) {
            return new FetchFailed(Reason.REFUSED_ADDRESS, String.valueOf(e.getMessage()), e);
        }
        if (e instanceof UnknownHostException) {
            return new FetchFailed(Reason.UNKNOWN_HOST, "The host " + address.host() + " is not known.", e);
        }
        if (late || e instanceof InterruptedIOException) {
            return new FetchFailed(
                    Reason.TIMEOUT,
                    "No whole response came within " + limits.whole().toSeconds() + " seconds.",
                    e);
        }
        if (e instanceof MessageConstraintException || e.getCause() instanceof HttpException) {
            return new FetchFailed(Reason.BROKEN_RESPONSE, "The response is not HTTP: " + e.getMessage(), e);
        }
        return new FetchFailed(Reason.CONNECTION, "The connection failed: " + e.getMessage(), e);
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }
}
