package dev.signet.jwt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the payloads of one issuer have in common: the names of the members, and every byte that stands before, between
 * and behind their values. Bytes that have these around their values are an object with these members. Immutable.
 */
final class ClaimShape {
    /** The answer where there is none. */
    static final int NONE = -1;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final String[] names;
    private final int[] registered = new int[ClaimSet.REGISTERED.size()];

    /** The bytes before, between and behind the values, and of each the first eight, to be compared at once. */
    private final byte[][] gaps;

    private final long[] firstEight;
    private final long[] masks;

    private ClaimShape(List<String> names, List<byte[]> gaps) {
        this.names = names.toArray(String[]::new);
        Arrays.setAll(registered, claim -> names.indexOf(ClaimSet.REGISTERED.get(claim)));
        this.gaps = gaps.toArray(byte[][]::new);
        this.firstEight = new long[gaps.size()];
        this.masks = new long[gaps.size()];
        for (int gap = 0; gap < gaps.size(); gap++) {
            int length = gaps.get(gap).length;
            firstEight[gap] = (long) EIGHT_BYTES.get(Arrays.copyOf(gaps.get(gap), Long.BYTES), 0);
            masks[gap] = length < Long.BYTES ? (1L << (length * Byte.SIZE)) - 1 : -1L;
        }
    }

    /**
     * The shape of the object that is all of these bytes.
     *
     * @throws JwtException if they are no strict JSON object
     */
    static ClaimShape of(byte[] json) {
        Set<String> names = new LinkedHashSet<>();
        List<byte[]> gaps = new ArrayList<>();
        int valueEnd = 0;
        int at = JsonScan.skipSpace(json, JsonScan.open(json));
        while (!JsonScan.isAt(json, at, '}')) {
            JsonReader in = new JsonReader(json, JsonScan.nextName(json, at, names.isEmpty()), ClaimSet.MAX_VALUES);
            // Names are compared after their escapes are resolved: an escaped spelling of "exp" is a duplicate of it.
            if (!names.add(in.string())) {
                throw JsonReader.malformed("a duplicate member name");
            }
            if (names.size() > ClaimSet.MAX_VALUES) {
                throw JsonReader.malformed("too many values");
            }
            int valueStart = JsonScan.colon(json, in.at());
            gaps.add(Arrays.copyOfRange(json, valueEnd, valueStart));
            JsonReader value = new JsonReader(json, valueStart, ClaimSet.MAX_VALUES);
            value.value(1);
            valueEnd = value.at();
            at = JsonScan.skipSpace(json, valueEnd);
        }
        JsonScan.close(json, at + 1);
        gaps.add(Arrays.copyOfRange(json, valueEnd, json.length));
        return new ClaimShape(List.copyOf(names), gaps);
    }

    /** How many members there are. */
    int size() {
        return names.length;
    }

    /** The name of a member, its escapes resolved. */
    String name(int member) {
        return names[member];
    }

    /** The place of a claim among the members, {@link #NONE} if there is none of this name. */
    int indexOf(String name) {
        for (int member = 0; member < names.length; member++) {
            if (names[member].equals(name)) {
                return member;
            }
        }
        return NONE;
    }

    /** As {@link #indexOf(String)}, for a registered claim, as {@link ClaimSet#ISS}. */
    int indexOf(int registeredClaim) {
        return registered[registeredClaim];
    }

    /** The start of a value, from the end of the one before it; {@link #NONE} if other bytes stand between them. */
    int valueStart(int member, byte[] json, int from) {
        return isGap(member, json, from) ? from + gaps[member].length : NONE;
    }

    /** Whether the object ends behind its last value as it must, and the bytes with it. */
    boolean isEnd(byte[] json, int from) {
        return json.length - from == gaps[names.length].length && isGap(names.length, json, from);
    }

    private boolean isGap(int gap, byte[] json, int at) {
        byte[] bytes = gaps[gap];
        if (at > json.length - Long.BYTES) {
            return isGap(bytes, json, at, 0);
        }
        boolean begins = (((long) EIGHT_BYTES.get(json, at) ^ firstEight[gap]) & masks[gap]) == 0;
        return begins && (bytes.length <= Long.BYTES || isGap(bytes, json, at, Long.BYTES));
    }

    private static boolean isGap(byte[] bytes, byte[] json, int at, int compared) {
        return at + bytes.length <= json.length
                && Arrays.equals(json, at + compared, at + bytes.length, bytes, compared, bytes.length);
    }
}
