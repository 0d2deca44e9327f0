package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The exact SMS of the demo. A person compared each with its article. */
class DemoIT {
    @Test
    void everyMessageOfTheDemoSaysWhatItsArticleSays() {
        var ran = CommandRun.run("demo");
        assertEquals(0, ran.exit(), ran::err);
        var messages = ran.out()
                .lines()
                .filter(line -> line.startsWith("  SMS "))
                .map(line -> line.substring(6, line.indexOf(" http")).strip())
                .toList();
        assertEquals(
                List.of(
                        "NEW CALL: Trump-Putin, 12 Feb, about 90 min. +2 more: leader call, talks agreed.",
                        "NEW MEETING: Rubio-Lavrov, 18 Feb, over 240 min, Riyadh. City Desk, 1 source.",
                        "NEW CALL: Trump-Putin, 18 Mar, over 120 min (says Russia). City Desk, 1 source.",
                        "NEW PRISONER EXCHANGE: Russia-Ukraine, 19 Mar. Harbour Wire, 1 source.",
                        "NEW CEASEFIRE: India-Pakistan, 10 May. The Northern Ledger, 1 source.",
                        "PLANNED CALL: Putin-Trump, 19 May (says Dmitry Peskov). Meridian, 1 source.",
                        "NOW HAPPENED: CALL Trump-Putin, 19 May, about 60 min (says Trump). City Desk, 1 source.",
                        "CORRECTED CALL: Trump-Putin, 19 May, was about 60 min, now about 120 min (says Trump)."
                                + " City Desk, 1 source."),
                messages);
    }
}
