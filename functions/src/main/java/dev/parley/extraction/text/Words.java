package dev.parley.extraction.text;

import java.util.Locale;

/** Small decisions about how words are written. */
public final class Words {
    private Words() {}

    /** {@code foreign-minister} as {@code Foreign Minister}, {@code head-of-state} as {@code Head of State}. */
    public static String capitalised(String label) {
        StringBuilder out = new StringBuilder();
        for (String part : label.split("-")) {
            if (!part.isEmpty()) {
                out.append(out.isEmpty() ? "" : " ")
                        .append(part.equals("of") ? "o" : part.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(part.substring(1));
            }
        }
        return out.toString();
    }
}
