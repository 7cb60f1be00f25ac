package dev.signet.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.interop.TestKey.Family;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens for one key: good ones, and bad ones as an attacker or a careless issuer would make them. */
final class TokenForge {
    private final RandomGenerator random;
    private final TestKey key;
    private final List<TestKey> others;
    private final HeaderForge headers;
    private final PayloadForge payloads;
    private final SignatureForge signatures;
    private final TextForge texts;
    private final JsonForge json;

    TokenForge(RandomGenerator random, TestKey key, List<TestKey> others, Instant now) throws GeneralSecurityException {
        this.random = random;
        this.key = key;
        this.others = others;
        this.headers = new HeaderForge(random, key);
        this.payloads = new PayloadForge(random, now);
        this.signatures = new SignatureForge(random, key);
        this.texts = new TextForge(random);
        this.json = new JsonForge(random);
    }

    ForgedToken next() throws GeneralSecurityException {
        return switch (random.nextInt(20)) {
            case 0, 1 -> new ForgedToken("good", true, signed(headers.good(), payloads.good()));
            case 2, 3, 4, 5, 6 -> new ForgedToken("header", false, signed(headers.bad(), payloads.good()));
            case 7, 8, 9, 10, 11, 12 -> new ForgedToken("claims", false, signed(headers.good(), payloads.bad()));
            case 13 -> new ForgedToken("header bytes", false, signed(json.noise(headers.good()), payloads.good()));
            case 14 -> new ForgedToken("claims bytes", false, signed(headers.good(), json.noise(payloads.good())));
            case 15 -> new ForgedToken("text under the signature", false, spoiltThenSigned());
            case 16 -> new ForgedToken("text", false, texts.spoilt(signed(headers.good(), payloads.good())));
            case 17 -> new ForgedToken("parts", false, texts.rearranged(signed(headers.good(), payloads.good())));
            case 18 -> new ForgedToken("signature", false, withOtherSignature());
            default -> new ForgedToken("key", false, withOtherKey());
        };
    }

    private String signed(byte[] header, byte[] payload) {
        return signed(TestKey.base64Url(header), TestKey.base64Url(payload));
    }

    private String signed(String header, String payload) {
        String input = header + "." + payload;
        return input + "." + TestKey.base64Url(key.signet().sign(input.getBytes(UTF_8)));
    }

    private String spoiltThenSigned() {
        String header = TestKey.base64Url(headers.good());
        String payload = TestKey.base64Url(payloads.good());
        return random.nextBoolean() ? signed(texts.spoilt(header), payload) : signed(header, texts.spoilt(payload));
    }

    private String withOtherSignature() {
        String token = signed(headers.good(), payloads.good());
        int dot = token.lastIndexOf('.');
        byte[] signature = java.util.Base64.getUrlDecoder().decode(token.substring(dot + 1));
        return token.substring(0, dot + 1) + TestKey.base64Url(signatures.other(signature));
    }

    /** A good token of another key, under its own algorithm or the right one; or one of the public key as a secret. */
    private String withOtherKey() throws GeneralSecurityException {
        TestKey other = others.get(random.nextInt(others.size()));
        String name = random.nextBoolean() ? other.name() : key.name();
        boolean confusion = key.family() != Family.HMAC && random.nextBoolean();
        byte[] header = headers.ofAlgorithm(confusion ? "HS256" : name);
        String input = TestKey.base64Url(header) + "." + TestKey.base64Url(payloads.good());
        byte[] signature = confusion ? macByPublicKey(input) : other.signet().sign(input.getBytes(UTF_8));
        return input + "." + TestKey.base64Url(signature);
    }

    private byte[] macByPublicKey(String input) throws GeneralSecurityException {
        byte[] spki = key.signet().spki();
        byte[] secret = switch (random.nextInt(4)) {
            case 0 -> spki;
            case 1 -> key.jwk().getBytes(UTF_8);
            case 2 -> TestKey.pem("PUBLIC KEY", spki).getBytes(UTF_8);
            default ->
                key.publicKey() instanceof RSAPublicKey rsa
                        ? rsa.getModulus().toByteArray()
                        : java.util.Arrays.copyOfRange(spki, spki.length - 32, spki.length);
        };
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return mac.doFinal(input.getBytes(UTF_8));
    }
}
