package dev.parley.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTest {
    @Test
    void missingVariableIsNamedInTheError() {
        var failure = assertThrows(IllegalStateException.class, () -> ScopedValue.where(
                        Wiring.ENVIRONMENT, Map.of("AWS_REGION", "eu-west-1"))
                .run(IntakeHandler::new));
        assertEquals("the environment variable ARCHIVE_BUCKET is not set", failure.getMessage());
    }
}
