package dev.parley.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.ids.Id;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/** A file that pages load: the style sheet, the script and the icon. All of them come from the API itself. */
public enum Asset {
    STYLE("page.css", "text/css; charset=utf-8"),
    SCRIPT("page.js", "text/javascript; charset=utf-8"),
    ICON("icon.svg", "image/svg+xml");

    private static final int DIGITS = 12;

    private final String file;
    private final String mediaType;
    private final String content;
    private final String version;

    Asset(String file, String mediaType) {
        this.file = file;
        this.mediaType = mediaType;
        this.content = read(file);
        this.version = Id.sha256Hex(content.getBytes(UTF_8)).substring(0, DIGITS);
    }

    public static Optional<Asset> of(String file) {
        return Arrays.stream(values()).filter(asset -> asset.file.equals(file)).findFirst();
    }

    public String mediaType() {
        return mediaType;
    }

    public String content() {
        return content;
    }

    /** Changes with the content, so that browsers may keep a version for ever. */
    public String version() {
        return version;
    }

    /** The address that has this content. */
    String address() {
        return "/assets/" + file + "?v=" + version;
    }

    private static String read(String file) {
        try (var in = Asset.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
