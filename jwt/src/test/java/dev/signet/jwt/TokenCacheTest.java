package dev.signet.jwt;

import static dev.signet.jwt.Forge.HEADER;
import static dev.signet.jwt.Forge.KEY;
import static dev.signet.jwt.Forge.NOW;
import static dev.signet.jwt.Forge.NOW_SECONDS;
import static dev.signet.jwt.Forge.payload;
import static dev.signet.jwt.Forge.refusal;
import static dev.signet.jwt.Forge.token;
import static dev.signet.jwt.Forge.verifier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jwt.JwtException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that is answered from the cache is the same object again; one that was verified anew is another. */
class TokenCacheTest {
    private static final String EXP = "\"exp\":" + (NOW_SECONDS + 60);

    private final TestingClock clock = new TestingClock();
    private final JwtVerifier verifier = verifier().clock(clock).build();

    @Test
    void repeatedTokenIsRemembered() {
        String token = numbered(1);
        VerifiedJwt first = verifier.verify(token);
        assertThat(verifier.verify(token)).isSameAs(first);
        assertThat(verifier.verify(numbered(2)).claims()).isNotEqualTo(first.claims());
    }

    @Test
    void tokenIsRefusedFromItsExpiryOn() {
        String token = numbered(1);
        VerifiedJwt first = verifier.verify(token);
        clock.set(NOW.plusMillis(59_999));
        assertThat(verifier.verify(token)).isSameAs(first);
        clock.set(NOW.plusSeconds(60));
        assertThat(refusal(verifier, token)).isEqualTo(Reason.EXPIRED);
        assertThat(refusal(verifier, token)).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void leewayIsTheSameAtEveryUse() {
        JwtVerifier lenient =
                verifier().clock(clock).leeway(Duration.ofSeconds(30)).build();
        String token = numbered(1);
        VerifiedJwt first = lenient.verify(token);
        clock.set(NOW.plusMillis(89_999));
        assertThat(lenient.verify(token)).isSameAs(first);
        clock.set(NOW.plusSeconds(90));
        assertThat(refusal(lenient, token)).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void tokenIsRefusedWhenTheClockIsSetBack() {
        String later = token(HEADER, payload(EXP, "\"nbf\":" + NOW_SECONDS));
        String issued = token(HEADER, payload(EXP, "\"iat\":" + NOW_SECONDS));
        VerifiedJwt firstLater = verifier.verify(later);
        VerifiedJwt firstIssued = verifier.verify(issued);
        clock.set(NOW.minusMillis(1));
        assertThat(refusal(verifier, later)).isEqualTo(Reason.NOT_YET_VALID);
        assertThat(verifier.verify(issued)).isSameAs(firstIssued);
        clock.set(NOW.minusMillis(60_001));
        assertThat(refusal(verifier, issued)).isEqualTo(Reason.NOT_YET_VALID);
        clock.set(NOW);
        assertThat(verifier.verify(later)).isSameAs(firstLater);
    }

    @Test
    void tokenIsRefusedWhenItsKeyIsTakenAwayOrReplaced() {
        VerificationKey key = VerificationKey.hmac(secret(1), "k");
        AtomicReference<KeySet> keys = new AtomicReference<>(KeySet.of(key));
        JwtVerifier rotating = rotating(keys);
        String token = Forge.signedBy(
                SigningKey.hmac(secret(1), "k"),
                Forge.encoded("{\"alg\":\"HS256\",\"kid\":\"k\"}") + "." + Forge.encoded(payload(EXP)));
        VerifiedJwt first = rotating.verify(token);
        keys.set(KeySet.of());
        assertThat(refusal(rotating, token)).isEqualTo(Reason.UNKNOWN_KEY);
        keys.set(KeySet.of(VerificationKey.hmac(secret(2), "k")));
        assertThat(refusal(rotating, token)).isEqualTo(Reason.INVALID_SIGNATURE);
        keys.set(KeySet.of(VerificationKey.hmac(JwsAlgorithm.HS512, new byte[64], "k")));
        assertThat(refusal(rotating, token)).isEqualTo(Reason.UNSUPPORTED_ALGORITHM);
        keys.set(KeySet.of(key));
        assertThat(rotating.verify(token)).isSameAs(first);
        keys.set(KeySet.of(VerificationKey.hmac(secret(1), "k")));
        assertThat(rotating.verify(token)).isNotSameAs(first);
    }

    @Test
    void revokedTokenIsRefusedAtEveryUse() {
        Set<String> revoked = new HashSet<>();
        JwtVerifier asking = verifier()
                .revoked(jwt -> revoked.contains(jwt.string("n").orElse("")))
                .build();
        String token = numbered(1);
        VerifiedJwt first = asking.verify(token);
        revoked.add("1");
        assertThat(refusal(asking, token)).isEqualTo(Reason.REVOKED);
        assertThat(refusal(asking, token)).isEqualTo(Reason.REVOKED);
        revoked.add("2");
        assertThat(refusal(asking, numbered(2))).isEqualTo(Reason.REVOKED);
        assertThat(refusal(asking, numbered(2))).isEqualTo(Reason.REVOKED);
        revoked.clear();
        assertThat(asking.verify(token)).isSameAs(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void tokenThatDiffersInOneCharacterIsNeverAnswered(int longer) {
        JwtVerifier small = verifier().cacheSize(1).build();
        String token = ofLength(200 + longer);
        small.verify(token);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(Forge.reason(() -> small.verify(forged)))
                    .as("place " + i)
                    .isNotNull();
        }
        assertThat(Forge.reason(() -> small.verify("A" + token))).isNotNull();
        assertThat(Forge.reason(() -> small.verify(token.substring(1)))).isNotNull();
        assertThat(Forge.reason(() -> small.verify("A." + token.substring(token.length() - 8))))
                .isNotNull();
    }

    @Test
    void tokenThatWasRefusedIsRefusedAgain() {
        String other = "{\"iss\":\"" + Forge.ISSUER + "\",\"aud\":\"other\"," + EXP + "}";
        String foreign = "{\"iss\":\"other\",\"aud\":\"" + Forge.AUDIENCE + "\"," + EXP + "}";
        for (int i = 0; i < 3; i++) {
            assertThat(refusal(verifier, token(HEADER, other))).isEqualTo(Reason.WRONG_AUDIENCE);
            assertThat(refusal(verifier, token(HEADER, foreign))).isEqualTo(Reason.WRONG_ISSUER);
            assertThat(refusal(verifier, token(HEADER, payload(EXP, "\"sub\":1"))))
                    .isEqualTo(Reason.INVALID_CLAIM);
            JwtVerifier strict = verifier().profile(TokenProfile.BETTER_AUTH).build();
            assertThat(refusal(strict, token(HEADER, payload(EXP)))).isEqualTo(Reason.INVALID_CLAIM);
        }
    }

    @Test
    void verifiersShareNothing() {
        String token = numbered(1);
        verifier.verify(token);
        assertThat(refusal(verifier().audience("https://other.example").build(), token))
                .isEqualTo(Reason.WRONG_AUDIENCE);
        assertThat(refusal(verifier().issuer("https://other.example").build(), token))
                .isEqualTo(Reason.WRONG_ISSUER);
        assertThat(refusal(verifier().profile(TokenProfile.ACCESS_TOKEN).build(), token))
                .isEqualTo(Reason.WRONG_TYPE);
    }

    @Test
    void tokenOf2048CharactersIsKeptAndALongerOneIsNot() {
        String longest = ofLength(2048);
        assertThat(verifier.verify(longest)).isSameAs(verifier.verify(longest));
        String longer = ofLength(2049);
        assertThat(verifier.verify(longer)).isNotSameAs(verifier.verify(longer));
        assertThat(verifier.verify(longer).claims())
                .isEqualTo(verifier.verify(longer).claims());
    }

    @Test
    void cacheOfNothingKeepsNothing() {
        JwtVerifier forgetful = verifier().cacheSize(0).build();
        assertThat(forgetful.verify(numbered(1))).isNotSameAs(forgetful.verify(numbered(1)));
    }

    @Test
    void sizeHasBounds() {
        assertThatIllegalArgumentException().isThrownBy(() -> verifier().cacheSize(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> verifier().cacheSize(1_000_001));
        JwtVerifier largest = verifier().cacheSize(1_000_000).build();
        assertThat(largest.verify(numbered(1))).isSameAs(largest.verify(numbered(1)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 4", "4, 4", "5, 8", "8, 8", "9, 16", "1000, 1024", "1024, 1024", "1025, 2048"})
    void placesAreFixedAndAllOfThemAreUsed(int size, int places) {
        TokenCache cache = new TokenCache(size);
        VerifiedJwt jwt = verifier.verify(numbered(1));
        Random random = new Random(5);
        List<byte[]> tokens = new ArrayList<>();
        for (int i = 0; i < 20 * Math.max(size, 100); i++) {
            byte[] token = new byte[60];
            random.nextBytes(token);
            tokens.add(token);
            cache.add(token, KEY.verificationKey(), jwt);
            assertThat(cache.find(token) != null).isEqualTo(size > 0);
        }
        assertThat(tokens.stream().filter(token -> cache.find(token) != null)).hasSize(places);
    }

    @Test
    void freePlaceIsTakenBeforeAnotherTokenIsPushedOut() {
        TokenCache cache = new TokenCache(4);
        VerifiedJwt jwt = verifier.verify(numbered(1));
        for (byte last = 0; last < 4; last++) {
            cache.add(new byte[] {last, 0, 0, 0, 0, 0, 0, 0, 0}, KEY.verificationKey(), jwt);
        }
        for (byte last = 0; last < 4; last++) {
            assertThat(cache.find(new byte[] {last, 0, 0, 0, 0, 0, 0, 0, 0})).isNotNull();
        }
    }

    @Test
    void onlyATokenThatFillsAWordCanBeThere() {
        TokenCache cache = new TokenCache(4);
        VerifiedJwt jwt = verifier.verify(numbered(1));
        cache.add(new byte[8], KEY.verificationKey(), jwt);
        assertThat(cache.find(new byte[8])).isNotNull();
        assertThat(cache.find(new byte[9])).isNull();
        assertThat(cache.find(new byte[7])).isNull();
    }

    @Test
    void tensOfThousandsOfTokensAllVerify() {
        JwtVerifier small = verifier().cacheSize(64).build();
        for (int i = 0; i < 30_000; i++) {
            assertThat(small.verify(numbered(i)).string("n")).contains("" + i);
        }
        assertThat(small.verify(numbered(0)).string("n")).contains("0");
    }

    private JwtVerifier rotating(AtomicReference<KeySet> keys) {
        return JwtVerifier.builder()
                .keys(kid -> keys.get().find(kid))
                .algorithms(JwsAlgorithm.HS256)
                .issuer(Forge.ISSUER)
                .audience(Forge.AUDIENCE)
                .clock(clock)
                .build();
    }

    private static byte[] secret(int first) {
        byte[] secret = new byte[32];
        secret[0] = (byte) first;
        return secret;
    }

    static String numbered(int n) {
        return token(HEADER, payload(EXP, "\"n\":\"" + n + "\""));
    }

    /** A good token of exactly this length: the header is filled up where the payload cannot. */
    private static String ofLength(int length) {
        for (int spaces = 0; spaces < 4; spaces++) {
            String header = HEADER + " ".repeat(spaces);
            int rest = length - token(header, payload(EXP)).length();
            for (int fill = Math.max(0, rest * 3 / 4 - 12); fill <= Math.max(0, rest); fill++) {
                String token = token(header, payload(EXP) + " ".repeat(fill));
                if (token.length() == length) {
                    return token;
                }
            }
        }
        throw new IllegalArgumentException("No token of " + length);
    }
}
