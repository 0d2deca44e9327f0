package dev.parley.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.versions.Timeline.Memento;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Datetime negotiation between the versions of an article. */
class TimelineTest {
    private static final Instant NOON = Instant.parse("2025-02-12T12:00:00.900Z");

    private static Timeline timeline(Instant... arrivals) {
        var mementos = new ArrayList<Memento>();
        for (var arrival : arrivals) {
            mementos.add(new Memento("/v/" + mementos.size(), arrival));
        }
        return new Timeline("/a", mementos);
    }

    @Test
    void momentIsReadInOneFormatOnly() {
        assertEquals(
                Optional.of(Instant.parse("2025-02-12T22:00:00Z")), HttpDate.parse(" Wed, 12 Feb 2025 22:00:00 GMT "));
        for (var malformed : List.of(
                "Tue, 12 Feb 2025 22:00:00 GMT",
                "Wed, 12 Feb 2025 22:00:00",
                "Wed, 12 Feb 2025 22:00:00 +0000",
                "wed, 12 feb 2025 22:00:00 gmt",
                "Wed, 31 Feb 2025 22:00:00 GMT",
                "Wednesday, 12-Feb-25 22:00:00 GMT",
                "2025-02-12",
                "")) {
            assertEquals(Optional.empty(), HttpDate.parse(malformed), malformed);
        }
        assertEquals("Wed, 12 Feb 2025 12:00:00 GMT", HttpDate.of(NOON));
    }

    @Test
    void currentVersionIsTheLastThatHadArrived() {
        var timeline = timeline(NOON, NOON.plusSeconds(60), NOON.plusSeconds(120));
        assertEquals("/v/0", timeline.at(NOON.minusSeconds(9999)).uri());
        // Headers have no fractions of a second: at noon, the version of that second is current.
        assertEquals("/v/0", timeline.at(Instant.parse("2025-02-12T12:00:00Z")).uri());
        assertEquals("/v/0", timeline.at(Instant.parse("2025-02-12T12:00:59Z")).uri());
        assertEquals("/v/1", timeline.at(Instant.parse("2025-02-12T12:01:00Z")).uri());
        assertEquals("/v/2", timeline.at(Instant.MAX).uri());
    }

    @Test
    void laterOfTwoVersionsInOneSecondIsCurrent() {
        assertEquals("/v/1", timeline(NOON, NOON.plusMillis(50)).at(NOON).uri());
    }

    @Test
    void onlyVersionIsFirstAndLast() {
        var timeline = timeline(NOON);
        assertTrue(timeline.links()
                .endsWith("</v/0>; rel=\"first last memento\"; datetime=\"Wed, 12 Feb 2025 12:00:00 GMT\""));
        assertTrue(timeline.links(timeline.mementos().getFirst())
                .endsWith("</v/0>; rel=\"first last memento\"; datetime=\"Wed, 12 Feb 2025 12:00:00 GMT\""));
        assertEquals(
                "</a>; rel=\"original timegate\",\n"
                        + "</a/timemap>; rel=\"self\"; type=\"application/link-format\";"
                        + " from=\"Wed, 12 Feb 2025 12:00:00 GMT\"; until=\"Wed, 12 Feb 2025 12:00:00 GMT\",\n"
                        + "</v/0>; rel=\"first last memento\"; datetime=\"Wed, 12 Feb 2025 12:00:00 GMT\"\n",
                timeline.timeMap());
    }
}
