package dev.parley.extraction.names;

import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.text.Token;
import java.util.Optional;

/** How far a name goes on: by more of the name, by "of France", by an apposition. */
record NameExtent(Names names) {
    /** @param end of the words that the table has */
    int ofKnown(int end) {
        return apposition(ofPlace(wholeName(end)));
    }

    int ofUnknown(int end) {
        return apposition(ofPlace(end));
    }

    /** The rest of a name that the table has a short form of: "Tamim bin Hamad Al Thani". */
    private int wholeName(int from) {
        var tokens = names.tokens;
        int end = from;
        while (end + 1 < tokens.size()
                && Lexicon.NAME_PARTICLE.has(tokens.get(end).low())
                && !tokens.get(end).is("-")) {
            int next = names.skip(end + 1, "-");
            if (next >= tokens.size() || !tokens.get(next).capitalised()) {
                break;
            }
            end = next + 1;
        }
        return end;
    }

    /** "of France" after a name or an office. */
    private int ofPlace(int end) {
        var tokens = names.tokens;
        if (end + 1 < tokens.size() && tokens.get(end).is("of")) {
            int i = end + 1;
            while (i < tokens.size()
                    && (tokens.get(i).is("the")
                            || tokens.get(i).is("kingdom")
                            || tokens.get(i).is("republic")
                            || tokens.get(i).is("of"))) {
                i++;
            }
            Optional<Gazetteer.Named> of = names.at(i);
            if (of.isPresent() && of.get().kind() != Gazetteer.Kind.PERSON) {
                return i + of.get().length();
            }
        }
        return end;
    }

    /** ", the US envoy to Syria," after a name: part of the name up to the closing comma. */
    private int apposition(int end) {
        var tokens = names.tokens;
        if (end + 1 >= tokens.size() || !tokens.get(end).is(",")) {
            return end;
        }
        int i = end + 1;
        boolean office = false;
        int limit = Math.min(tokens.size(), end + 16);
        while (i < limit) {
            Token at = tokens.get(i);
            Optional<Gazetteer.Titled> titled = names.titleAt(i);
            if (at.is(",") || at.is(".")) {
                return office ? at.is(",") ? i + 1 : i : end;
            }
            if (titled.isPresent()) {
                office = true;
                i += titled.get().length();
                continue;
            }
            Optional<Gazetteer.Named> name = names.at(i);
            if (name.isPresent()) {
                if (name.get().kind() == Gazetteer.Kind.PERSON) {
                    return end;
                }
                i += name.get().length();
                continue;
            }
            boolean filler = Lexicon.ARTICLE.has(at.low())
                    || Lexicon.RANK.has(at.low())
                    || at.is("of")
                    || at.is("to")
                    || at.is("for")
                    || at.is("'s")
                    || at.is("-")
                    || office && at.is("and")
                    || at.is("'");
            if (!filler) {
                return end;
            }
            i++;
        }
        return end;
    }
}
