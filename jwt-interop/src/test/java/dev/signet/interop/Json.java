package dev.signet.interop;

import java.util.Map;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON objects as text and as maps. */
final class Json {
    /** Some peers read claims nested deeper than Jackson does by default. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(2000)
                            .build())
                    .build())
            .build();

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    static Map<String, Object> read(String json) {
        return MAPPER.readValue(json, OBJECT);
    }

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
