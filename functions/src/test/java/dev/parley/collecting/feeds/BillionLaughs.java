package dev.parley.collecting.feeds;

/** A feed of a few hundred characters that would be 20 GB with its entities expanded. */
public final class BillionLaughs {
    private BillionLaughs() {}

    public static String feed() {
        var laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"ha\">");
        for (char name = 'b'; name <= 'k'; name++) {
            laughs.append("<!ENTITY ")
                    .append(name)
                    .append(" \"")
                    .append(("&" + (char) (name - 1) + ";").repeat(10))
                    .append("\">");
        }
        return laughs.append("]><rss version=\"2.0\"><channel><title>&k;</title></channel></rss>")
                .toString();
    }
}
