package dev.signet.interop;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A token that Signet accepts, and a peer that refuses it or reads other claims. */
record Difference(String judge, ForgedToken forged, Verdict signet, Verdict peer) {
    /** Whether the peer refuses the token with a message that has these words. */
    boolean refuses(String words) {
        return peer.refusal().contains(words);
    }

    /** The member of the header, or null. */
    @Nullable
    Object header(String name) {
        return Json.read(part(0)).get(name);
    }

    boolean hasHeader(String... names) {
        return Arrays.stream(names).anyMatch(Json.read(part(0))::containsKey);
    }

    /** The claim in seconds, as Signet reads it; not a number if there is none. */
    double time(String claim) {
        return signet.claims().orElseThrow().get(claim) instanceof Double seconds ? seconds : Double.NaN;
    }

    /** Header and payload as text. */
    String json() {
        return part(0) + part(1);
    }

    private String part(int index) {
        byte[] json = Base64.getUrlDecoder().decode(forged.token().split("\\.", -1)[index]);
        return new String(json, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        String what = peer.claims()
                .map(claims -> "reads " + claims + " for " + signet.claims().orElseThrow())
                .orElse("refuses: " + peer.refusal());
        return judge + " " + what + "\n  " + forged.kind() + " " + json() + "\n  " + forged.token();
    }
}
