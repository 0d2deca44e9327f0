package dev.parley.articles.reading;

import dev.parley.articles.DateSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a mail or a page saved by a browser with its pictures (MHTML): the first HTML part, else the first plain-text
 * part, and the address, date, subject and sender's name from the header.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2557">RFC 2557</a>
 */
final class MimeMessage {
    private static final String NO_TEXT = "The message has no text part. Send the article as text, HTML or JSON.";
    private static final Set<String> TYPES = Set.of(
            "message/rfc822",
            "multipart/related",
            "multipart/alternative",
            "multipart/mixed",
            "application/x-mimearchive");
    private static final int LOOK_AT = 16 * 1024;
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,60}:.*|From .*");
    /** Fields that a message has, but not a plain text that begins with "Subject: …". */
    private static final Pattern IS_MIME = Pattern.compile(
            "(?mi)^(?:MIME-Version:|Content-Transfer-Encoding:|Content-Type:[ \\t]*(?:multipart|text)/|Snapshot-Content-Location:|Message-ID:|Received:)");
    /** A header field of a mail, or the continuation of one (RFC 5322, section 3.6). */
    private static final Pattern MAIL_FIELD = Pattern.compile(
            "(?i)(?:from|date|subject|to|cc|reply-to|sender|return-path|delivered-to|list-[a-z-]+|newsgroups|organization|x-[a-z0-9-]+):.*|[ \\t].*");
    /** Fields of which a mail without MIME fields has at least two. Ordinary text has at most one in this form. */
    private static final List<Pattern> MAIL = List.of(
            Pattern.compile("(?mi)^From:.*@"),
            Pattern.compile("(?mi)^Date:.*[0-9]"),
            Pattern.compile("(?mi)^Subject:[ \\t]*\\S"));

    /** The parser's stack grows with the nesting depth. Mail programs nest three or four levels. */
    private static final int DEEPEST = 20;

    private static final MimeConfig LIMITS = MimeConfig.custom()
            .setMaxHeaderCount(2000)
            .setMaxHeaderLen(100_000)
            .setMaxLineLen(-1)
            .build();

    private final Draft draft;
    private @Nullable Part html;
    private @Nullable Part plain;
    private @Nullable String subject;
    private @Nullable String sender;
    /** Content type of the part whose header is being read. */
    private String contentType = "";

    private boolean attached;

    private MimeMessage(Draft draft) {
        this.draft = draft;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Part(byte[] body, String contentType) {}

    /** Whether the bytes are a MIME message or a mail, regardless of other declared types. */
    static boolean isMessage(byte[] body, Optional<String> contentType) {
        var start = new String(body, 0, Math.min(body.length, LOOK_AT), StandardCharsets.ISO_8859_1);
        var header = start.lines()
                .takeWhile(line -> FIELD.matcher(line).matches() || line.startsWith(" ") || line.startsWith("\t"))
                .collect(Collectors.joining("\n"));
        var type = contentType
                .map(t -> t.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
        return !header.isEmpty()
                && (TYPES.contains(type) || IS_MIME.matcher(header).find() || isMail(header, start));
    }

    /** Whether a header is that of a mail without MIME fields: only mail fields, and a blank line after them. */
    private static boolean isMail(String header, String start) {
        return header.lines().allMatch(line -> MAIL_FIELD.matcher(line).matches())
                && start.lines()
                        .skip(header.lines().count())
                        .findFirst()
                        .orElse("")
                        .isBlank()
                && MAIL.stream().filter(field -> field.matcher(header).find()).count() > 1;
    }

    static ParsedContent read(byte[] body) {
        return into(new Draft(), body);
    }

    /** Adds the message's header fields and text to a draft. */
    static ParsedContent into(Draft draft, byte[] body) {
        var message = new MimeMessage(draft);
        try {
            message.parse(body);
        } catch (MimeException | IOException | RuntimeException e) {
            // The parser throws various unchecked exceptions for damaged messages. The parts read so far are used.
            message.draft.note("The message is damaged: it was read up to the damage.");
        }
        return message.content();
    }

    private void parse(byte[] body) throws MimeException, IOException {
        var stream = new MimeTokenStream(LIMITS, DecodeMonitor.SILENT, null, null);
        stream.parse(new ByteArrayInputStream(body));
        int depth = 0;
        for (var state = stream.getState();
                state != EntityState.T_END_OF_STREAM && html == null;
                state = stream.next()) {
            depth += switch (state) {
                case T_START_MULTIPART, T_START_MESSAGE -> 1;
                case T_END_MULTIPART, T_END_MESSAGE -> -1;
                default -> 0;
            };
            if (depth > DEEPEST) {
                draft.note("The message is nested too deeply: it was read up to that point.");
                return;
            }
            if (state == EntityState.T_START_HEADER) {
                contentType = "";
                attached = false;
            } else if (state == EntityState.T_FIELD) {
                describe(stream.getField());
            } else if (state == EntityState.T_BODY && !attached) {
                take(stream.getBodyDescriptor().getMimeType(), stream);
            }
        }
    }

    private void take(String type, MimeTokenStream stream) throws IOException {
        boolean isHtml = type.equalsIgnoreCase("text/html") || type.equalsIgnoreCase("application/xhtml+xml");
        if (!isHtml && (!type.equalsIgnoreCase("text/plain") || plain != null)) {
            return;
        }
        var part = new Part(stream.getDecodedInputStream().readAllBytes(), contentType);
        if (isHtml) {
            html = part;
        } else {
            plain = part;
        }
    }

    private void describe(Field field) {
        var value = DecoderUtil.decodeEncodedWords(field.getBody(), DecodeMonitor.SILENT)
                .strip();
        switch (field.getName().toLowerCase(Locale.ROOT)) {
            case "snapshot-content-location", "content-location" -> address(value);
            case "archived-at" -> address(value.replaceAll("^<|>$", ""));
            case "content-type" -> contentType = value;
            case "content-disposition" ->
                attached = value.toLowerCase(Locale.ROOT).startsWith("attachment");
            case "date" -> draft.published(DateSource.STATED, value);
            case "subject" -> subject = subject == null ? value : subject;
            case "from" -> sender = sender == null ? displayName(value) : sender;
            default -> {
                // Not metadata of the article.
            }
        }
    }

    private void address(String value) {
        if (value.regionMatches(true, 0, "http", 0, 4)) {
            draft.url(value);
        }
    }

    /** The display name in "Harbour Wire <desk@example.org>"; null when there is none. */
    private static @Nullable String displayName(String from) {
        int address = from.indexOf('<');
        return address <= 0 ? null : from.substring(0, address).strip().replaceAll("^\"|\"$", "");
    }

    private ParsedContent content() {
        var part = html == null ? plain : html;
        if (part == null) {
            return JsonArticles.noArticle(draft, NO_TEXT);
        }
        var decoded = CharsetDetection.decode(part.body(), Optional.of(part.contentType()));
        decoded.notes().forEach(draft::note);
        if (decoded.text().isBlank()) {
            return JsonArticles.noArticle(draft, NO_TEXT);
        }
        var content =
                html == null ? TextHeader.read(decoded.text(), draft) : HtmlArticles.into(draft, decoded.text(), false);
        draft.title(subject).source(sender);
        return content;
    }
}
