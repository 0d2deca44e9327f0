package dev.parley.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * How this project writes and reads JSON: ISO 8601 dates, absent values as null, unknown fields ignored.
 *
 * <p>{@link #MAPPER} writes what users read: answers of the API, exports, output of the command line. {@link #ROWS}
 * also writes the fields that are only stored, which are marked with the view {@link Stored}.
 */
public final class Json {
    public static final JsonMapper MAPPER = mapper();

    public static final ObjectWriter ROWS = MAPPER.writerWithView(Stored.class);

    /** Fields that rows of the index keep and that no user reads. */
    public interface Stored {}

    private Json() {}

    private static JsonMapper mapper() {
        var mapper = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        mapper.setConfig(mapper.getSerializationConfig().withView(Object.class));
        return mapper;
    }
}
