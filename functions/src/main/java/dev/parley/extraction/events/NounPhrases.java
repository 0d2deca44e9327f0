package dev.parley.extraction.events;

import dev.parley.extraction.Participant;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.names.Discourse;
import dev.parley.extraction.names.Gazetteer;
import dev.parley.extraction.names.Unit;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.tree.ParsedSentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parties that a noun phrase names, by its head: "Trump" and "the US president" name Trump, "advisers to Trump" name
 * his country, "the wives of Trump and Putin" and "a Putin lookalike" name nobody who takes part.
 */
final class NounPhrases {
    private final ParsedSentence s;
    private final Discourse discourse;
    private final Gazetteer gazetteer;

    NounPhrases(ParsedSentence sentence, Discourse discourse) {
        this.s = sentence;
        this.discourse = discourse;
        this.gazetteer = discourse.gazetteer;
    }

    /** The one whom the title names beside this party. */
    Optional<Party> partnerInTitle(Party party) {
        return discourse
                .partnerInTitle(party.participant())
                .map(p -> new Party(p, party.standing(), true, false, false, false, "title", party.word()));
    }

    /** "Israel-Hezbollah: Truce holds": those whom a headline names before its colon, if it names nothing else there. */
    List<Party> slug() {
        List<Party> out = new ArrayList<>(2);
        if (!s.sentence.title()) {
            return out;
        }
        for (Unit u : s.units) {
            if (u.is(":")) {
                return out;
            }
            if (u.kind != Unit.Kind.PARTY || u.person) {
                break;
            }
            add(u, 0, "slug", out, false);
        }
        return List.of();
    }

    /** The parties of this phrase and of those coordinated with it. */
    List<Party> parties(int np, String function) {
        List<Party> out = new ArrayList<>(2);
        for (int member : s.members(np)) {
            one(member, function, out, 0);
        }
        return out;
    }

    /** The countries and bodies for which those act who are named: "Orlov sent a delegation" is what Russia did. */
    List<Party> states(int np, String function) {
        List<Party> out = new ArrayList<>(2);
        for (Party party : parties(np, function)) {
            Unit u = s.unit(party.word());
            if (u != null) {
                add(u, party.word(), function, out, true);
            }
        }
        return out;
    }

    /** The places of this phrase, each with the country that it lies in. */
    List<Party> places(int np, String function) {
        List<Party> out = new ArrayList<>(1);
        for (int member : s.members(np)) {
            Unit u = s.unit(member);
            if (u != null && u.place && !s.isFrontier(member)) {
                add(u, member, function, out, false);
            }
        }
        return out;
    }

    private void one(int w, String function, List<Party> out, int depth) {
        if (depth > 3) {
            return;
        }
        Unit u = s.unit(w);
        if (u != null && u.kind == Unit.Kind.PARTY) {
            if (!impostor(w)) {
                add(u, w, function, out, false);
            }
            return;
        }
        if (u != null && u.kind == Unit.Kind.NATIONALITY) {
            boolean people = s.low(w).endsWith("s") || s.tag(w).isNoun();
            if (people || u.parties.size() > 1) {
                add(u, w, function, out, true);
                return;
            }
        }
        if (Lexicon.NATIONAL.has(s.lemma(w)) && !Lexicon.SIDE.has(s.low(w))) {
            List<Party> nationals = new ArrayList<>(2);
            represented(w, function, nationals, depth);
            nationals.forEach(p -> out.add(p.unofficial()));
            return;
        }
        if (Lexicon.SIDE.has(s.low(w))
                || Lexicon.AIDE.has(s.lemma(w))
                || Lexicon.INSTITUTION.has(s.lemma(w))
                || u != null && u.kind == Unit.Kind.OFFICE) {
            represented(w, function, out, depth);
            return;
        }
        if (s.low(w).equals("they") || s.low(w).equals("both")) {
            // The plural subject before it in the sentence.
            for (int x = w - 1; x >= 0; x--) {
                boolean subject = s.relation(x) == Relation.NSUBJ || s.relation(x) == Relation.NSUBJ_PASS;
                if (subject && isPlural(x) && x != w) {
                    one(x, function, out, depth + 1);
                    return;
                }
            }
            pairBefore(w, function, out);
            if (out.isEmpty()) {
                speaker(w, function, out, depth);
                if (out.size() == 1 && out.getFirst().person()) {
                    // "They will come to Oslo, Olsen said": several others.
                    out.clear();
                }
            }
            return;
        }
        if (s.low(w).equals("it")) {
            speaker(w, function, out, depth);
            return;
        }
        if (Lexicon.RELATIVE.has(s.lemma(w))) {
            return;
        }
        for (int d : s.dependents(w, Relation.APPOS, Relation.FLAT)) {
            Unit other = s.unit(d);
            if (other != null && other.kind == Unit.Kind.PARTY && !other.place) {
                add(other, d, function, out, false);
            }
        }
    }

    /** "Iran says it has reached a deal": who says so. */
    private void speaker(int pronoun, String function, List<Party> out, int depth) {
        int c = s.clause(pronoun);
        if (c >= 0 && s.relation(c) == Relation.CCOMP && s.head(c) >= 0) {
            for (int speaker : s.subjects(s.head(c))) {
                if (speaker != pronoun) {
                    one(speaker, function, out, depth + 1);
                }
            }
        }
    }

    /** "Orlov posed with Brandt after they met": the two people before the pronoun, if there are exactly two. */
    private void pairBefore(int w, String function, List<Party> out) {
        List<Party> people = new ArrayList<>(2);
        for (int x = 0; x < w; x++) {
            Unit u = s.unit(x);
            if (u != null && u.person && u.kind == Unit.Kind.PARTY) {
                add(u, x, function, people, false);
            }
        }
        if (people.size() == 2) {
            out.addAll(people);
        }
    }

    /** "a Putin lookalike" has another head; "a fake Macron", "a man posing as Macron" have not. */
    private boolean impostor(int w) {
        boolean another = w + 1 < s.size()
                && Lexicon.RELATIVE.has(s.lemma(w + 1))
                && s.preposition(w + 1).isEmpty();
        return another || s.dependents(w, Relation.AMOD).stream().anyMatch(d -> Lexicon.SHAM.has(s.low(d)));
    }

    /** Those for whom officials, a delegation or a team act: their country or body. */
    private void represented(int w, String function, List<Party> out, int depth) {
        if (s.dependents(w, Relation.AMOD).stream().anyMatch(d -> Lexicon.PAST_OFFICE.has(s.low(d)))) {
            return;
        }
        for (int d : s.dependents(w)) {
            Relation r = s.relation(d);
            boolean before = r == Relation.AMOD
                    || r == Relation.COMPOUND
                    || r == Relation.NMOD_POSS
                    || r == Relation.NMOD
                    || r == Relation.FLAT;
            boolean ofOwner = (r == Relation.NMOD || r == Relation.OBL) && Lexicon.OWNER.has(s.preposition(d));
            if (r == Relation.NMOD && !ofOwner && !s.preposition(d).isEmpty()) {
                continue;
            }
            if (r == Relation.APPOS) {
                Unit u = s.unit(d);
                if (u != null && u.person && u.parties.size() >= 1) {
                    add(u, d, function, out, false);
                }
                continue;
            }
            if (!before && !ofOwner) {
                continue;
            }
            for (int member : s.members(d)) {
                Unit u = s.unit(member);
                if (u != null && u.named()) {
                    add(u, member, function, out, true);
                } else if (Lexicon.INSTITUTION.has(s.lemma(member))
                        || ofOwner && (Lexicon.SIDE.has(s.low(member)) || Lexicon.AIDE.has(s.lemma(member)))) {
                    represented(member, function, out, depth + 1);
                }
            }
        }
    }

    private void add(Unit u, int w, String function, List<Party> out, boolean representative) {
        for (Participant p : u.parties) {
            if (u.former && !p.isPerson()) {
                // "a former UN envoy" speaks for nobody.
                continue;
            }
            Participant who = p;
            boolean represented = representative && u.person && p.isPerson();
            if (represented) {
                if (p.country().isEmpty()) {
                    continue;
                }
                who = gazetteer.country(p.country().get()).orElse(null);
                if (who == null) {
                    continue;
                }
            }
            Participant party = who;
            if (out.stream().noneMatch(o -> o.participant().id().equals(party.id()))) {
                out.add(new Party(
                        party,
                        representative ? Unit.Standing.OFFICIAL : u.standing,
                        !representative && u.person && p.isPerson(),
                        u.place && !representative,
                        u.group,
                        represented,
                        function,
                        w));
            }
        }
    }

    /** Whether the phrase names anybody, or a place where {@code places} counts too. */
    boolean names(int np, boolean places) {
        return parties(np, "").stream().anyMatch(p -> places || !p.place());
    }

    /** Whether the phrase means two or more parties. */
    boolean isPlural(int np) {
        if (s.members(np).size() > 1 || parties(np, "").size() > 1) {
            return true;
        }
        Unit u = s.unit(np);
        return u != null && u.group
                || s.tag(np) == Tag.NNS && (Lexicon.SIDE.has(s.low(np)) || Lexicon.PAIR.has(s.low(np)));
    }
}
