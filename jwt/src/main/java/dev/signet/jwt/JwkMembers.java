package dev.signet.jwt;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JWK (RFC 7517 section 4), read strictly. Whatever is wrong is an
 * {@link IllegalArgumentException} that names the member and never shows its value, which may be private.
 */
final class JwkMembers {
    private static final Set<String> OTHER_OPERATIONS =
            Set.of("encrypt", "decrypt", "wrapKey", "unwrapKey", "deriveKey", "deriveBits");

    private final Map<?, ?> members;

    JwkMembers(Map<?, ?> members) {
        this.members = members;
    }

    static JwkMembers of(@Nullable Object entry) {
        if (entry instanceof Map<?, ?> members) {
            return new JwkMembers(members);
        }
        throw new IllegalArgumentException("A key must be an object");
    }

    boolean hasAny(Set<String> names) {
        return names.stream().anyMatch(members::containsKey);
    }

    Optional<String> text(String name) {
        Object value = members.get(name);
        if (value instanceof String text) {
            return Optional.of(text);
        }
        if (members.containsKey(name)) {
            throw new IllegalArgumentException("The member " + name + " is not a string");
        }
        return Optional.empty();
    }

    String required(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException("The member " + name + " is missing"));
    }

    Optional<String> kid() {
        return text("kid").map(KeyRules::requireKid);
    }

    byte[] bytes(String name) {
        String text = required(name);
        try {
            return Base64Url.decode(text);
        } catch (JwtException e) {
            throw new IllegalArgumentException("The member " + name + " is not base64url");
        }
    }

    byte[] bytes(String name, int length) {
        byte[] bytes = bytes(name);
        if (bytes.length != length) {
            throw new IllegalArgumentException("The member " + name + " must have " + length + " bytes");
        }
        return bytes;
    }

    /** A number in as few bytes as it needs (Base64urlUInt of RFC 7518 section 2). */
    BigInteger integer(String name) {
        byte[] bytes = bytes(name);
        if (bytes.length == 0 || bytes[0] == 0) {
            throw new IllegalArgumentException(
                    "The member " + name + " is not the shortest form of a number (RFC 7518 section 2)");
        }
        return new BigInteger(1, bytes);
    }

    /** A number in exactly as many bytes as the field of the curve has (RFC 7518 section 6.2). */
    BigInteger coordinate(String name, Curve curve) {
        return new BigInteger(1, bytes(name, curve.bytes()));
    }

    /**
     * The one algorithm of the key: that of {@code alg}, else RS256 for RSA and that of the curve for EC and OKP. None
     * for a kind or an {@code alg} that is not known here.
     *
     * @throws IllegalArgumentException if {@code alg} is known and contradicts {@code kty} or {@code crv}
     */
    Optional<JwsAlgorithm> algorithm() {
        String kty = required("kty");
        Optional<String> curve =
                kty.equals("EC") || kty.equals("OKP") ? Optional.of(required("crv")) : Optional.empty();
        Optional<JwsAlgorithm> usual =
                usualAlgorithm(curve.map(name -> kty + " " + name).orElse(kty));
        Optional<String> stated = text("alg");
        // EdDSA is honest on Ed448 too (RFC 8037 section 3.1), which is not known here.
        if (stated.isEmpty() || (stated.get().equals("EdDSA") && curve.equals(Optional.of("Ed448")))) {
            return usual;
        }
        Optional<JwsAlgorithm> known = JwsAlgorithm.ofName(stated.get());
        known.ifPresent(algorithm -> requireFit(algorithm, kty, usual));
        return known;
    }

    private static Optional<JwsAlgorithm> usualAlgorithm(String kind) {
        return switch (kind) {
            case "RSA" -> Optional.of(JwsAlgorithm.RS256);
            case "EC P-256" -> Optional.of(JwsAlgorithm.ES256);
            case "EC P-384" -> Optional.of(JwsAlgorithm.ES384);
            case "EC P-521" -> Optional.of(JwsAlgorithm.ES512);
            case "OKP Ed25519" -> Optional.of(JwsAlgorithm.EDDSA);
            default -> Optional.empty();
        };
    }

    private static void requireFit(JwsAlgorithm algorithm, String kty, Optional<JwsAlgorithm> usual) {
        boolean fits = switch (algorithm.jcaKey()) {
            case "" -> kty.equals("oct");
            case "RSA" -> kty.equals("RSA");
            default -> usual.equals(Optional.of(algorithm));
        };
        if (!fits) {
            throw new IllegalArgumentException("The member alg does not fit the key type or the curve");
        }
    }

    /**
     * Whether {@code use} and {@code key_ops} allow this operation, {@code sign} or {@code verify}; absent members
     * allow it.
     *
     * @throws IllegalArgumentException if the two contradict each other or themselves (RFC 7517 section 4.3)
     */
    boolean isFor(String operation) {
        Optional<Set<String>> operations = operations();
        boolean signatures = operations.isPresent()
                && (operations.get().contains("sign") || operations.get().contains("verify"));
        boolean others = operations.isPresent() && operations.get().stream().anyMatch(OTHER_OPERATIONS::contains);
        Optional<String> use = text("use");
        boolean sig = use.orElse("sig").equals("sig");
        if ((signatures && others) || (use.isPresent() && (sig ? others : signatures))) {
            throw new IllegalArgumentException("The members use and key_ops name purposes that exclude each other");
        }
        return sig && (operations.isEmpty() || operations.get().contains(operation));
    }

    private Optional<Set<String>> operations() {
        if (!members.containsKey("key_ops")) {
            return Optional.empty();
        }
        if (!(members.get("key_ops") instanceof List<?> list)) {
            throw new IllegalArgumentException("The member key_ops is not a list");
        }
        Set<String> operations = new HashSet<>();
        for (Object element : list) {
            if (!(element instanceof String operation)) {
                throw new IllegalArgumentException("The member key_ops holds what is not a string");
            }
            if (!operations.add(operation)) {
                throw new IllegalArgumentException("The member key_ops holds a value twice");
            }
        }
        return Optional.of(operations);
    }
}
