package dev.parley.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTest {
    @Test
    void onlyWhatHappenedOrIsPlannedMayAlert() {
        assertEquals(
                List.of(Status.HAPPENED, Status.PLANNED),
                Arrays.stream(Status.values()).filter(Status::mayAlert).toList());
    }

    @Test
    void aStatusIsFoundByItsLabelAlone() {
        for (var status : Status.values()) {
            assertEquals(status, Status.of(status.label()));
        }
        assertEquals("happened", Status.HAPPENED.label());
        assertThrows(IllegalArgumentException.class, () -> Status.of("maybe"));
    }
}
