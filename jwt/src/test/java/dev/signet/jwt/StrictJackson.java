package dev.signet.jwt;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A second opinion on JSON: Jackson, as strict as it can be, behind the UTF-8 of the JDK. */
final class StrictJackson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private StrictJackson() {}

    /** The object, with the Java types of {@link JsonReader}; nothing if it is none. */
    static Optional<Map<?, ?>> read(byte[] json) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            return MAPPER.readValue(text, Object.class) instanceof Map<?, ?> map
                            && normal(map) instanceof Map<?, ?> same
                    ? Optional.of(same)
                    : Optional.empty();
        } catch (CharacterCodingException | JacksonException | NumberFormatException | LoneSurrogateException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof BigInteger number) {
            return number.bitLength() < Long.SIZE ? (Object) number.longValue() : new BigDecimal(number);
        }
        if (value instanceof String text) {
            return wellFormed(text);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(normal(element)));
            return elements;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((name, element) -> members.put(wellFormed((String) name), normal(element)));
            return members;
        }
        return value;
    }

    private static String wellFormed(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new LoneSurrogateException();
        }
        return text;
    }

    /** Jackson takes what no UTF-8 can hold. */
    private static final class LoneSurrogateException extends RuntimeException {}
}
