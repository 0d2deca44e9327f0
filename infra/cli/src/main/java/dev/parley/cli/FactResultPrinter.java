package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Prints facts: day, type, participants, status, outlets, id. */
final class FactResultPrinter extends ResultPrinter {
    FactResultPrinter(Terminal screen) {
        super(screen);
    }

    @Override
    String member() {
        return "facts";
    }

    @Override
    String noun(long count) {
        return count == 1 ? "fact" : "facts";
    }

    @Override
    String[] cells(JsonNode fact) {
        return new String[] {
            fact.path("date").asText("undated"),
            fact.path("type").asText(),
            String.join(", ", names(fact.path("participants"))),
            status(fact),
            abbreviated(names(fact.path("sources"))),
            fact.path("id").asText()
        };
    }

    /** The status, with unconfirmed, disputed and withdrawn if they apply. */
    static String status(JsonNode fact) {
        return fact.path("status").asText()
                + (fact.path("confirmed").asBoolean(true) ? "" : ", unconfirmed")
                + (fact.path("disputed").asBoolean() ? ", disputed" : "")
                + (fact.path("withdrawn").asBoolean() ? ", withdrawn" : "");
    }
}
