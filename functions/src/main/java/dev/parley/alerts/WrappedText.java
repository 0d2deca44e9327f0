package dev.parley.alerts;

/** Plain text in lines of {@value #WIDTH} characters. Only our own addresses, which must not be broken, are longer. */
final class WrappedText {
    static final int WIDTH = 72;

    /** Longer words are broken: they are no addresses of ours, and mail servers allow 998 octets a line. */
    private static final int LONGEST_WORD = 230;

    private final StringBuilder text = new StringBuilder();

    void gap() {
        text.append('\n');
    }

    void paragraph(String paragraph) {
        int column = 0;
        for (var word : paragraph.split(" ")) {
            for (var rest = word; !rest.isEmpty(); ) {
                int end = Math.min(rest.length(), LONGEST_WORD);
                end -= Character.isHighSurrogate(rest.charAt(end - 1)) && end > 1 ? 1 : 0;
                var piece = rest.substring(0, end);
                rest = rest.substring(piece.length());
                if (column > 0 && column + 1 + piece.length() > WIDTH) {
                    text.append('\n');
                    column = 0;
                }
                if (column > 0) {
                    text.append(' ');
                    column++;
                }
                text.append(piece);
                column += piece.length();
            }
        }
        text.append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
