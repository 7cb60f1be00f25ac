package dev.signet.jwt;

import dev.signet.jwt.JwtException.Reason;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads public keys from JWKs, strictly: see {@link JwkSet#parse(byte[])} and {@link Jwk#parse(String)}. */
final class JwkReader {
    private static final int MAX_VALUES = 4096;
    private static final int ED25519_BYTES = 32;
    private static final Set<String> PRIVATE_MEMBERS =
            Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k", /* AKP */ "priv");
    private static final byte[] ED25519_SPKI_START = HexFormat.of().parseHex("302a300506032b6570032100");

    private JwkReader() {}

    static List<VerificationKey> readSet(byte[] json) {
        Object list = readDocument("Set", json).get("keys");
        if (!(list instanceof List<?> entries)) {
            throw refused("Set", "there is no list named keys");
        }
        List<VerificationKey> keys = new ArrayList<>();
        Set<String> kids = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            try {
                Optional<VerificationKey> key = read(JwkMembers.of(entries.get(i)));
                key.flatMap(VerificationKey::kid).ifPresent(kid -> requireNew(kids, kid));
                key.ifPresent(keys::add);
            } catch (IllegalArgumentException e) {
                throw refused("Set", "keys[" + i + "]: " + e.getMessage());
            }
        }
        return keys;
    }

    static VerificationKey readOne(byte[] json) {
        JwkMembers members = new JwkMembers(readDocument("", json));
        try {
            return read(members)
                    .orElseThrow(() -> new IllegalArgumentException("It is of a kind unknown here, or not to verify"));
        } catch (IllegalArgumentException e) {
            throw refused("", e.getMessage());
        }
    }

    private static void requireNew(Set<String> kids, String kid) {
        if (!kids.add(kid)) {
            throw new IllegalArgumentException("Another key has the same kid");
        }
    }

    private static Map<String, @Nullable Object> readDocument(String what, byte[] json) {
        try {
            return JsonReader.readObject(json, MAX_VALUES);
        } catch (JwtException e) {
            throw refused(what, e.getMessage());
        }
    }

    private static Optional<VerificationKey> read(JwkMembers members) {
        // Security rule: a secret or private key in a public document is compromised; do not go on as if it were not.
        if (members.required("kty").equals("oct") || members.hasAny(PRIVATE_MEMBERS)) {
            throw new IllegalArgumentException("A secret or private key has no place among public keys");
        }
        Optional<JwsAlgorithm> algorithm = members.algorithm();
        // Not in one expression: what contradicts itself is refused even when its algorithm is unknown here.
        boolean verifies = members.isFor("verify");
        return algorithm.filter(known -> verifies).map(known -> key(known, members));
    }

    private static VerificationKey key(JwsAlgorithm algorithm, JwkMembers members) {
        return VerificationKey.asymmetric(
                algorithm, publicKey(algorithm, members), members.kid().orElse(null));
    }

    /** The public half of a public or private JWK. */
    static PublicKey publicKey(JwsAlgorithm algorithm, JwkMembers members) {
        try {
            return switch (algorithm.jcaKey()) {
                case "RSA" ->
                    KeyFactory.getInstance("RSA")
                            .generatePublic(new RSAPublicKeySpec(members.integer("n"), members.integer("e")));
                case "EC" -> ecPublicKey(algorithm, members);
                default -> KeyRules.decode(algorithm, ed25519Spki(members.bytes("x", ED25519_BYTES)));
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The key is not valid for " + algorithm.wireName(), e);
        }
    }

    private static PublicKey ecPublicKey(JwsAlgorithm algorithm, JwkMembers members) throws GeneralSecurityException {
        Curve curve = Curve.of(algorithm);
        ECPoint point = new ECPoint(members.coordinate("x", curve), members.coordinate("y", curve));
        // Before the provider sees it: not every provider checks.
        if (!curve.contains(point)) {
            throw KeyRules.notOnCurve(algorithm);
        }
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve.parameters()));
    }

    private static byte[] ed25519Spki(byte[] x) {
        byte[] spki = new byte[ED25519_SPKI_START.length + x.length];
        System.arraycopy(ED25519_SPKI_START, 0, spki, 0, ED25519_SPKI_START.length);
        System.arraycopy(x, 0, spki, ED25519_SPKI_START.length, x.length);
        return spki;
    }

    private static JwtException refused(String what, @Nullable String why) {
        return new JwtException(
                Reason.KEYS_UNAVAILABLE, "The JWK " + (what.isEmpty() ? "" : what + " ") + "is refused: " + why);
    }
}
