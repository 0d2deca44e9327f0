package dev.parley.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class S3NotificationTest {
    @Test
    void keysOfAllRecordsAreDecoded() throws Exception {
        assertEquals(List.of("articles/a b/ü.warc.gz", "articles/c+d"), keys("""
                        {"Records": [{"s3": {"object": {"key": "articles/a+b/%C3%BC.warc.gz"}}},
                        {"s3": {"object": {"key": "articles/c%2Bd"}}}]}"""));
    }

    @Test
    void testEventHasNoKeys() throws Exception {
        assertEquals(List.of(), keys("{\"Service\": \"Amazon S3\", \"Event\": \"s3:TestEvent\"}"));
    }

    @Test
    void otherMessagesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> keys("{\"hello\": 1}"));
        assertThrows(IllegalArgumentException.class, () -> keys("[]"));
    }

    private static List<String> keys(String json) throws JsonProcessingException {
        return S3Notification.keys(Json.MAPPER.readTree(json));
    }
}
