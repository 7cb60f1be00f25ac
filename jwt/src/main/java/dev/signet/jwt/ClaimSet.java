package dev.signet.jwt;

import dev.signet.jwt.JwtException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token whose signature matched. One pass checks that they are strict JSON and notes where each member
 * lies; a plain value becomes an object only when it is asked for. Immutable after construction.
 */
final class ClaimSet {
    /** The registered claims (RFC 7519 section 4.1); their places come before those of all others. */
    static final int ISS = 0;

    static final int SUB = 1;
    static final int AUD = 2;
    static final int EXP = 3;
    static final int NBF = 4;
    static final int IAT = 5;
    static final int JTI = 6;

    private static final int FIRST_OTHER = 7;
    private static final int NONE = -1;
    private static final int MAX_VALUES = 1024;
    private static final int USUAL_PLACES = 15;

    private final byte[] json;
    /** Of each claim the start and end of name and value, 16 bits each; zero where there is none. */
    private long[] places = new long[USUAL_PLACES];

    private int end = FIRST_OTHER;
    /** Names and values that do not stand in the bytes as they are: escaped, beyond ASCII, or nested. */
    private @Nullable Object @Nullable [] unescapedNames;

    private @Nullable Object @Nullable [] readValues;

    private ClaimSet(byte[] json) {
        this.json = json;
    }

    /**
     * Reads the object that is all of these bytes, at most 65,535. The set keeps them: nobody may change them later.
     *
     * @throws JwtException with {@link Reason#MALFORMED} if they are no strict JSON object
     */
    static ClaimSet read(byte[] json) {
        ClaimSet claims = new ClaimSet(json);
        int at = JsonScan.skipSpace(json, JsonScan.open(json));
        for (int members = 0; !JsonScan.isAt(json, at, '}'); members++) {
            if (members == MAX_VALUES) {
                throw JsonReader.malformed("too many values");
            }
            at = JsonScan.nextName(json, at, members == 0);
            at = JsonScan.skipSpace(json, claims.readMember(at));
        }
        JsonScan.close(json, at + 1);
        return claims;
    }

    private int readMember(int nameStart) {
        int nameEnd = JsonScan.plainNameEnd(json, nameStart);
        if (nameEnd != JsonScan.NOT_PLAIN) {
            return readValue(newIndex(nameStart, nameEnd), nameStart, nameEnd, JsonScan.colon(json, nameEnd + 1));
        }
        JsonReader in = new JsonReader(json, nameStart, MAX_VALUES);
        String name = in.string();
        int index = newIndex(name);
        unescapedNames = with(unescapedNames, index, name);
        return readValue(index, nameStart, in.at() - 1, JsonScan.colon(json, in.at()));
    }

    private int readValue(int index, int nameStart, int nameEnd, int start) {
        int valueEnd = JsonScan.plainValueEnd(json, start);
        if (valueEnd == JsonScan.NOT_PLAIN) {
            JsonReader in = new JsonReader(json, start, MAX_VALUES);
            Object value = Objects.requireNonNull(in.value(1));
            readValues = with(readValues, index, value);
            valueEnd = in.at();
        }
        places[index] = (long) nameStart << 48 | (long) nameEnd << 32 | (long) start << 16 | valueEnd;
        return valueEnd;
    }

    private int newIndex(int nameStart, int nameEnd) {
        int registered = registered(nameStart, nameEnd);
        requireNew(registered == NONE ? otherNamed(nameStart, nameEnd) : registered);
        return registered == NONE ? append() : registered;
    }

    private int newIndex(String name) {
        int registered = registered(name);
        requireNew(registered == NONE ? otherNamed(name) : registered);
        return registered == NONE ? append() : registered;
    }

    private int append() {
        if (end == places.length) {
            places = Arrays.copyOf(places, end * 2);
        }
        return end++;
    }

    private void requireNew(int index) {
        if (index != NONE && places[index] != 0) {
            throw JsonReader.malformed("a duplicate member name");
        }
    }

    private @Nullable Object[] with(@Nullable Object @Nullable [] list, int index, Object element) {
        @Nullable Object[] longer = list == null ? new Object[places.length] : list;
        if (index >= longer.length) {
            longer = Arrays.copyOf(longer, places.length);
        }
        longer[index] = element;
        return longer;
    }

    /** The value of this claim: as {@link JsonReader} gives it, null for a JSON null and where there is none. */
    @Nullable
    Object get(int index) {
        if (!has(index)) {
            return null;
        }
        Object read = readValue(index);
        return read != null ? read : JsonScan.plainValue(json, valueStart(index), valueEnd(index));
    }

    /** As {@link #get(int)}, by name. */
    @Nullable
    Object get(String name) {
        int index = indexOf(name);
        return index == NONE ? null : get(index);
    }

    /** Whether this claim is there, be it as null. */
    boolean has(int index) {
        return places[index] != 0;
    }

    /** Whether there is a claim of this name, be it as null. */
    boolean has(String name) {
        int index = indexOf(name);
        return index != NONE && has(index);
    }

    /** Whether the value of this claim is a string. */
    boolean isText(int index) {
        return json[valueStart(index)] == '"';
    }

    /** Whether the value of this claim is this string, given as UTF-8 as well. */
    boolean isText(int index, String text, byte[] utf8) {
        int start = valueStart(index) + 1;
        return isText(index)
                && (readValue(index) == null
                        ? Arrays.equals(json, start, valueEnd(index) - 1, utf8, 0, utf8.length)
                        : text.equals(get(index)));
    }

    /** The value of this claim if it is written with one to twelve digits and nothing else, otherwise -1. */
    long digits(int index) {
        int start = valueStart(index);
        int length = valueEnd(index) - start;
        return length <= 12 && json[start] != '-' && JsonNumber.isWhole(json, start, start + length)
                ? JsonNumber.small(json, start, start + length)
                : NONE;
    }

    /** All claims in the order of the token, unmodifiable on every level. */
    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        for (int index : inOrder()) {
            claims.put(name(index), get(index));
        }
        return Collections.unmodifiableMap(claims);
    }

    private Integer[] inOrder() {
        return IntStream.range(0, end)
                .filter(this::has)
                .boxed()
                .sorted(Comparator.comparingInt(this::nameStart))
                .toArray(Integer[]::new);
    }

    private @Nullable Object readValue(int index) {
        return readValues == null || index >= readValues.length ? null : readValues[index];
    }

    private int indexOf(String name) {
        int registered = registered(name);
        return registered == NONE ? otherNamed(name) : registered;
    }

    private int otherNamed(String name) {
        for (int index = FIRST_OTHER; index < end; index++) {
            if (isNamed(index, name)) {
                return index;
            }
        }
        return NONE;
    }

    private boolean isNamed(int index, String name) {
        Object unescaped = unescapedName(index);
        if (unescaped != null) {
            return name.equals(unescaped);
        }
        int start = nameStart(index);
        if (nameEnd(index) - start != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (json[start + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int otherNamed(int nameStart, int nameEnd) {
        for (int index = FIRST_OTHER; index < end; index++) {
            Object unescaped = unescapedName(index);
            boolean same = unescaped == null
                    ? Arrays.equals(json, nameStart(index), nameEnd(index), json, nameStart, nameEnd)
                    : unescaped.equals(ascii(nameStart, nameEnd));
            if (same) {
                return index;
            }
        }
        return NONE;
    }

    private String name(int index) {
        Object unescaped = unescapedName(index);
        return unescaped == null ? ascii(nameStart(index), nameEnd(index)) : (String) unescaped;
    }

    private @Nullable Object unescapedName(int index) {
        return unescapedNames == null || index >= unescapedNames.length ? null : unescapedNames[index];
    }

    private String ascii(int from, int to) {
        return new String(json, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private int nameStart(int index) {
        return (int) (places[index] >>> 48);
    }

    private int nameEnd(int index) {
        return (int) (places[index] >>> 32) & 0xFFFF;
    }

    private int valueStart(int index) {
        return (int) (places[index] >>> 16) & 0xFFFF;
    }

    private int valueEnd(int index) {
        return (int) places[index] & 0xFFFF;
    }

    private int registered(int nameStart, int nameEnd) {
        if (nameEnd - nameStart != 3) {
            return NONE;
        }
        return switch (json[nameStart] << 16 | json[nameStart + 1] << 8 | json[nameStart + 2]) {
            case 'i' << 16 | 's' << 8 | 's' -> ISS;
            case 's' << 16 | 'u' << 8 | 'b' -> SUB;
            case 'a' << 16 | 'u' << 8 | 'd' -> AUD;
            case 'e' << 16 | 'x' << 8 | 'p' -> EXP;
            case 'n' << 16 | 'b' << 8 | 'f' -> NBF;
            case 'i' << 16 | 'a' << 8 | 't' -> IAT;
            case 'j' << 16 | 't' << 8 | 'i' -> JTI;
            default -> NONE;
        };
    }

    private static int registered(String name) {
        return switch (name) {
            case "iss" -> ISS;
            case "sub" -> SUB;
            case "aud" -> AUD;
            case "exp" -> EXP;
            case "nbf" -> NBF;
            case "iat" -> IAT;
            case "jti" -> JTI;
            default -> NONE;
        };
    }
}
