package dev.signet.jwt;

import dev.signet.jwt.JwtException.Reason;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token whose signature matched: strict JSON, of which {@link ClaimShape} knows the names, and this where
 * each value lies. A plain value becomes an object only when it is asked for. Immutable after construction.
 */
final class ClaimSet {
    /** The registered claims (RFC 7519 section 4.1), in the order of the numbers below. */
    static final List<String> REGISTERED = List.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti");

    static final int ISS = 0;

    static final int SUB = 1;
    static final int AUD = 2;
    static final int EXP = 3;
    static final int NBF = 4;
    static final int IAT = 5;
    static final int JTI = 6;

    /** How many members there may be, and how many values in each. */
    static final int MAX_VALUES = 1024;

    private final byte[] json;
    private final ClaimShape shape;
    /** The start and the end of each value, 16 bits each. */
    private final int[] places;
    /** Values that do not stand in the bytes as they are: escaped, beyond ASCII, or nested. */
    private @Nullable Object @Nullable [] readValues;

    private ClaimSet(byte[] json, ClaimShape shape) {
        this.json = json;
        this.shape = shape;
        this.places = new int[shape.size()];
    }

    /**
     * Reads the object that is all of these bytes, at most 65,535. The set keeps them: nobody may change them later.
     *
     * @throws JwtException with {@link Reason#MALFORMED} if they are no strict JSON object
     */
    static ClaimSet read(byte[] json) {
        return Objects.requireNonNull(readAs(ClaimShape.of(json), json));
    }

    /**
     * As {@link #read}, in a fraction of its time.
     *
     * @return null if the object is of another shape, or of none
     */
    static @Nullable ClaimSet readAs(ClaimShape shape, byte[] json) {
        ClaimSet claims = new ClaimSet(json, shape);
        int at = 0;
        for (int member = 0; member < claims.places.length; member++) {
            int start = shape.valueStart(member, json, at);
            if (start == ClaimShape.NONE || start == json.length || json[start] <= ' ') {
                return null;
            }
            at = claims.readValue(member, start);
        }
        return shape.isEnd(json, at) ? claims : null;
    }

    private int readValue(int member, int start) {
        int end = JsonScan.plainValueEnd(json, start);
        if (end == JsonScan.NOT_PLAIN) {
            JsonReader in = new JsonReader(json, start, MAX_VALUES);
            Object value = Objects.requireNonNull(in.value(1));
            readValues = readValues == null ? new Object[places.length] : readValues;
            readValues[member] = value;
            end = in.at();
        }
        places[member] = start << 16 | end;
        return end;
    }

    /** What all objects have that were read as this one. */
    ClaimShape shape() {
        return shape;
    }

    /** The value of this registered claim: as {@link JsonReader} gives it, null for a JSON null and where there is none. */
    @Nullable
    Object get(int claim) {
        return value(shape.indexOf(claim));
    }

    /** As {@link #get(int)}, by name. */
    @Nullable
    Object get(String name) {
        return value(shape.indexOf(name));
    }

    /** Whether this registered claim is there, be it as null. */
    boolean has(int claim) {
        return shape.indexOf(claim) != ClaimShape.NONE;
    }

    /** Whether there is a claim of this name, be it as null. */
    boolean has(String name) {
        return shape.indexOf(name) != ClaimShape.NONE;
    }

    /** Whether the value of this registered claim, which is there, is a string. */
    boolean isText(int claim) {
        return json[start(shape.indexOf(claim))] == '"';
    }

    /** Whether the value of this registered claim, which is there, is this string, given as UTF-8 as well. */
    boolean isText(int claim, String text, byte[] utf8) {
        int member = shape.indexOf(claim);
        int start = start(member);
        return json[start] == '"'
                && (readValue(member) == null
                        ? Arrays.equals(json, start + 1, end(member) - 1, utf8, 0, utf8.length)
                        : text.equals(value(member)));
    }

    /** As {@link JsonNumber#digits}, of the value of this registered claim, which is there. */
    long digits(int claim) {
        int member = shape.indexOf(claim);
        return JsonNumber.digits(json, start(member), end(member));
    }

    /** All claims in the order of the token, unmodifiable on every level. */
    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        for (int member = 0; member < shape.size(); member++) {
            claims.put(shape.name(member), value(member));
        }
        return Collections.unmodifiableMap(claims);
    }

    private @Nullable Object value(int member) {
        if (member == ClaimShape.NONE) {
            return null;
        }
        Object read = readValue(member);
        return read != null ? read : JsonScan.plainValue(json, start(member), end(member));
    }

    private @Nullable Object readValue(int member) {
        return readValues == null ? null : readValues[member];
    }

    private int start(int member) {
        return places[member] >>> 16;
    }

    private int end(int member) {
        return places[member] & 0xFFFF;
    }
}
