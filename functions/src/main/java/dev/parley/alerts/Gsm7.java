package dev.parley.alerts;

import java.text.Normalizer;
import java.util.OptionalInt;

/**
 * The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038, sections 6.2.1 and 6.2.1.1).
 * A message of this alphabet alone fits 160 septets a segment; one other character halves that to 70 in UCS-2.
 */
public final class Gsm7 {
    /** Septets in a message of one segment. */
    public static final int SEGMENT = 160;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "^{}\\[~]|€\f";

    private Gsm7() {}

    /** Septets that a text takes; empty if it has a character outside the alphabet. */
    public static OptionalInt septets(String text) {
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (BASIC.indexOf(c) >= 0) {
                septets++;
            } else if (EXTENDED.indexOf(c) >= 0) {
                septets += 2;
            } else {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(septets);
    }

    /**
     * The nearest text in the alphabet. Typographic quotes and dashes become plain, letters lose the accents that the
     * alphabet lacks, white space becomes one blank, invisible characters are dropped, other characters become "?".
     */
    public static String transliterate(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    private static void append(StringBuilder out, int c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
            return;
        }
        int category = Character.getType(c);
        if (category == Character.CONTROL || category == Character.FORMAT || category == Character.NON_SPACING_MARK) {
            return;
        }
        if (c < 128 || BASIC.indexOf(c) >= 0 || c == '€') {
            out.appendCodePoint(c == '`' ? '\'' : c);
            return;
        }
        switch (c) {
            case '‘', '’', '‚', '‛', '′', 'ʼ', 'ʻ', '´' -> out.append('\'');
            case '“', '”', '„', '‟', '″', '«', '»' -> out.append('"');
            case '‐', '‑', '‒', '–', '—', '―', '−' -> out.append('-');
            case '…' -> out.append("...");
            case '•', '·' -> out.append('*');
            case 'ı' -> out.append('i');
            case 'ł' -> out.append('l');
            case 'Ł' -> out.append('L');
            case 'đ', 'ð' -> out.append('d');
            case 'Đ', 'Ð' -> out.append('D');
            case 'þ' -> out.append("th");
            case 'Þ' -> out.append("Th");
            case 'œ' -> out.append("oe");
            case 'Œ' -> out.append("OE");
            case 'ħ' -> out.append('h');
            case 'ə' -> out.append('a');
            case 'Ə' -> out.append('A');
            default -> {
                var plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
                int first = plain.codePointAt(0);
                if (first != c && (first < 128 || BASIC.indexOf(first) >= 0)) {
                    plain.codePoints().filter(d -> d != '`').forEach(d -> append(out, d));
                } else {
                    out.append('?');
                }
            }
        }
    }
}
