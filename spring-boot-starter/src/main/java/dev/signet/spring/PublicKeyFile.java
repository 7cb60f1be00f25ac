package dev.signet.spring;

import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.VerificationKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.io.ApplicationResourceLoader;

/** A public key in a file: a SubjectPublicKeyInfo in PEM (RFC 7468 section 13). */
final class PublicKeyFile {

    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");

    private static final Map<String, JwsAlgorithm> USUAL =
            Map.of("RSA", JwsAlgorithm.RS256, "EC", JwsAlgorithm.ES256, "Ed25519", JwsAlgorithm.EDDSA);

    private final String location;

    PublicKeyFile(String location) {
        this.location = location;
    }

    /**
     * The key, for the one algorithm that is named, or for the usual one of its kind.
     *
     * @throws IllegalArgumentException when there is no such key, it is weak, or several algorithms are named
     */
    VerificationKey key(List<JwsAlgorithm> named) {
        if (named.size() > 1) {
            throw new IllegalArgumentException(ResourceServerVerifier.name("jws-algorithms") + " names " + named.size()
                    + " algorithms; one public key has one.");
        }
        byte[] spki = read();
        for (Map.Entry<String, JwsAlgorithm> kind : USUAL.entrySet()) {
            Optional<PublicKey> key = decode(kind.getKey(), spki);
            if (key.isPresent()) {
                return verifying(key.get(), named.isEmpty() ? kind.getValue() : named.get(0));
            }
        }
        throw refused("it is neither an RSA nor an EC nor an Ed25519 key", null);
    }

    private static Optional<PublicKey> decode(String kind, byte[] spki) {
        try {
            return Optional.of(KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(spki)));
        } catch (GeneralSecurityException another) {
            return Optional.empty();
        }
    }

    private VerificationKey verifying(PublicKey key, JwsAlgorithm algorithm) {
        try {
            return VerificationKey.of(algorithm, key);
        } catch (IllegalArgumentException unfit) {
            throw refused("it is not a key for the algorithm, or it is weak", unfit);
        }
    }

    private byte[] read() {
        try {
            String text =
                    ApplicationResourceLoader.get().getResource(location).getContentAsString(StandardCharsets.US_ASCII);
            Matcher pem = PEM.matcher(text);
            if (pem.matches()) {
                return Base64.getMimeDecoder().decode(pem.group(1));
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            throw refused("it can't be read", unreadable);
        }
        throw refused("it does not hold -----BEGIN PUBLIC KEY----- and nothing else", null);
    }

    private IllegalArgumentException refused(String why, @Nullable Exception cause) {
        return new IllegalArgumentException(
                ResourceServerVerifier.name("public-key-location") + " is \"" + location + "\"; " + why + ".", cause);
    }
}
