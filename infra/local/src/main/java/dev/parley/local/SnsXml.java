package dev.parley.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Builds the XML of an answer in the AWS Query protocol. */
final class SnsXml {
    private final StringBuilder xml = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    SnsXml open(String name) {
        xml.append('<').append(name).append('>');
        open.push(name);
        return this;
    }

    SnsXml end() {
        xml.append("</").append(open.pop()).append('>');
        return this;
    }

    SnsXml text(String name, String text) {
        open(name);
        xml.append(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        return end();
    }

    SnsXml raw(String inner) {
        xml.append(inner);
        return this;
    }

    SnsXml map(String name, Map<String, String> entries) {
        open(name);
        entries.forEach((key, value) ->
                open("entry").text("key", key).text("value", value).end());
        return end();
    }

    SnsXml list(String name, List<String> members) {
        open(name);
        members.forEach(member -> text("member", member));
        return end();
    }

    /** The XML, after closing the open elements. */
    String close() {
        while (!open.isEmpty()) {
            end();
        }
        return xml.toString();
    }
}
