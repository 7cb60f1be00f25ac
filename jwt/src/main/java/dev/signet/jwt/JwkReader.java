package dev.signet.jwt;

import dev.signet.jwt.JwtException.Reason;
import java.math.BigInteger;
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

/** Reads public keys from a JWK Set, strictly: see {@link JwkSet#parse(byte[])}. */
final class JwkReader {
    private static final int MAX_VALUES = 4096;
    private static final int ED25519_BYTES = 32;
    private static final Set<String> PRIVATE_MEMBERS = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
    private static final byte[] ED25519_SPKI_START = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Map<?, ?> members;

    private JwkReader(Map<?, ?> members) {
        this.members = members;
    }

    static List<VerificationKey> readSet(byte[] json) {
        Object list = readDocument(json).get("keys");
        if (!(list instanceof List<?> entries)) {
            throw refused("there is no list named keys");
        }
        List<VerificationKey> keys = new ArrayList<>();
        Set<String> kids = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            try {
                Optional<VerificationKey> key = readKey(entries.get(i));
                key.flatMap(VerificationKey::kid).ifPresent(kid -> requireNew(kids, kid));
                key.ifPresent(keys::add);
            } catch (IllegalArgumentException e) {
                throw refused("keys[" + i + "]: " + e.getMessage());
            }
        }
        return keys;
    }

    private static void requireNew(Set<String> kids, String kid) {
        if (!kids.add(kid)) {
            throw new IllegalArgumentException("Another key has the same kid");
        }
    }

    private static Map<String, @Nullable Object> readDocument(byte[] json) {
        try {
            return JsonReader.readObject(json, MAX_VALUES);
        } catch (JwtException e) {
            throw refused(e.getMessage());
        }
    }

    private static Optional<VerificationKey> readKey(@Nullable Object entry) {
        if (!(entry instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("A key must be an object");
        }
        return new JwkReader(members).read();
    }

    private Optional<VerificationKey> read() {
        String kty = text("kty").orElseThrow(() -> new IllegalArgumentException("The member kty is missing"));
        // Security rule: a secret or private key in a public document is compromised; do not go on as if it were not.
        if (kty.equals("oct") || members.keySet().stream().anyMatch(PRIVATE_MEMBERS::contains)) {
            throw new IllegalArgumentException("A secret or private key has no place in a public set");
        }
        Optional<JwsAlgorithm> algorithm = isForSignatures() ? algorithm(kty) : Optional.empty();
        return algorithm.map(this::key);
    }

    private boolean isForSignatures() {
        boolean use = text("use").orElse("sig").equals("sig");
        Object operations = members.containsKey("key_ops") ? members.get("key_ops") : List.of("verify");
        if (!(operations instanceof List<?> list)) {
            throw new IllegalArgumentException("The member key_ops is not a list");
        }
        return use && list.contains("verify");
    }

    /** None for a kind that is not known here; a known kind without {@code alg} has only one. */
    private Optional<JwsAlgorithm> algorithm(String kty) {
        String curve = text("crv").orElse("");
        String kind = curve.isEmpty() ? kty : kty + " " + curve;
        Optional<JwsAlgorithm> only = switch (kind) {
            case "RSA" -> Optional.of(JwsAlgorithm.RS256);
            case "EC P-256" -> Optional.of(JwsAlgorithm.ES256);
            case "EC P-384" -> Optional.of(JwsAlgorithm.ES384);
            case "EC P-521" -> Optional.of(JwsAlgorithm.ES512);
            case "OKP Ed25519" -> Optional.of(JwsAlgorithm.EDDSA);
            default -> Optional.empty();
        };
        Optional<String> stated = text("alg");
        if (stated.isEmpty()) {
            return only;
        }
        return JwsAlgorithm.ofName(stated.get())
                .filter(it -> only.map(JwsAlgorithm::jcaKey).equals(Optional.of(it.jcaKey())))
                .filter(it -> it.jcaKey().equals("RSA") || only.equals(Optional.of(it)));
    }

    private VerificationKey key(JwsAlgorithm algorithm) {
        PublicKey publicKey;
        try {
            publicKey = publicKey(algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The key is not valid for " + algorithm.wireName(), e);
        }
        String kid = text("kid").map(KeyRules::requireKid).orElse(null);
        return VerificationKey.asymmetric(algorithm, publicKey, kid);
    }

    private PublicKey publicKey(JwsAlgorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm.jcaKey()) {
            case "RSA" ->
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(integer("n"), integer("e")));
            case "EC" -> {
                Curve curve = Curve.of(algorithm);
                ECPoint point = new ECPoint(coordinate("x", curve), coordinate("y", curve));
                // Before the provider sees it: not every provider checks.
                if (!curve.contains(point)) {
                    throw KeyRules.notOnCurve(algorithm);
                }
                yield KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve.parameters()));
            }
            default -> KeyRules.decode(algorithm, ed25519Spki());
        };
    }

    private byte[] ed25519Spki() {
        byte[] x = bytes("x", ED25519_BYTES);
        byte[] spki = new byte[ED25519_SPKI_START.length + x.length];
        System.arraycopy(ED25519_SPKI_START, 0, spki, 0, ED25519_SPKI_START.length);
        System.arraycopy(x, 0, spki, ED25519_SPKI_START.length, x.length);
        return spki;
    }

    private BigInteger integer(String name) {
        byte[] bytes = bytes(name);
        if (bytes.length == 0 || bytes[0] == 0) {
            throw new IllegalArgumentException(
                    "The member " + name + " is not the shortest form of a number (RFC 7518 section 2)");
        }
        return new BigInteger(1, bytes);
    }

    private BigInteger coordinate(String name, Curve curve) {
        return new BigInteger(1, bytes(name, curve.bytes()));
    }

    private byte[] bytes(String name, int length) {
        byte[] bytes = bytes(name);
        if (bytes.length != length) {
            throw new IllegalArgumentException("The member " + name + " must have " + length + " bytes");
        }
        return bytes;
    }

    private byte[] bytes(String name) {
        String text = text(name).orElseThrow(() -> new IllegalArgumentException("The member " + name + " is missing"));
        try {
            return Base64Url.decode(text);
        } catch (JwtException e) {
            throw new IllegalArgumentException("The member " + name + " is not base64url");
        }
    }

    private Optional<String> text(String name) {
        Object value = members.get(name);
        if (value instanceof String text) {
            return Optional.of(text);
        }
        if (members.containsKey(name)) {
            throw new IllegalArgumentException("The member " + name + " is not a string");
        }
        return Optional.empty();
    }

    private static JwtException refused(@Nullable String why) {
        return new JwtException(Reason.KEYS_UNAVAILABLE, "The JWK Set is refused: " + why);
    }
}
