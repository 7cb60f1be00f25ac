package dev.signet.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.signet.jwt.JwkSet;
import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.JwtClaims;
import dev.signet.jwt.JwtException;
import dev.signet.jwt.JwtIssuer;
import dev.signet.jwt.JwtVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Tokens of Signet go to every peer and tokens of every peer come to Signet, for each algorithm that both know. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InteroperabilityTest {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final String SUBJECT = "user 1 \"ü\" \\ / \uD83D\uDD11";
    /** The greatest integer that JavaScript holds. */
    private static final long COUNT = 9_007_199_254_740_991L;

    private static final List<Object> LIST = List.of("admin", 7, true, List.of(2.5), Map.of("deep", "ü"));

    private final List<Peer> peers = Peer.all();
    private final InteropTable table = new InteropTable(peers);

    @TestFactory
    Stream<DynamicContainer> everyAlgorithmWithEveryPeer() {
        return Arrays.stream(JwsAlgorithm.values()).map(this::withEveryPeer);
    }

    /** With every peer there, the table in the documents has to be the one that was measured. */
    @AfterAll
    void writeTable() throws IOException {
        Files.writeString(Path.of("target", "interop.md"), table.toString());
        if (Installed.areRequired()) {
            assertThat(Files.readString(Path.of("..", "docs", "interop.md")))
                    .as("copy target/interop.md to docs/interop.md")
                    .contains(table.toString());
        }
    }

    private DynamicContainer withEveryPeer(JwsAlgorithm algorithm) {
        TestKey key = TestKey.generate(algorithm);
        TestKey other = TestKey.generate(algorithm);
        return dynamicContainer(algorithm.wireName(), peers.stream().map(peer -> exchange(peer, key, other)));
    }

    private DynamicNode exchange(Peer peer, TestKey key, TestKey other) {
        Support support = peer.support(key.algorithm());
        List<DynamicTest> tests = new ArrayList<>();
        if (support.verifies()) {
            tests.add(dynamicTest("verifies a token of Signet", () -> peerVerifies(peer, key)));
            tests.add(dynamicTest("refuses a token of another key", () -> peerRefuses(peer, key, other)));
        }
        if (support.issues()) {
            tests.add(dynamicTest("issues a token that Signet verifies", () -> signetVerifies(peer, key)));
            tests.add(dynamicTest(
                    "issues no token that Signet takes for another's", () -> signetRefuses(peer, key, other)));
        }
        return dynamicContainer(peer.name(), tests);
    }

    private void peerVerifies(Peer peer, TestKey key) throws Exception {
        Installed.require(peer);
        Instant now = Instant.now();
        Map<String, ?> read = peer.verify(key, issue(key, now));
        assertThat(ClaimValues.canonical(read)).isEqualTo(ClaimValues.canonical(claims(now)));
        table.verified(key.algorithm(), peer);
    }

    private void peerRefuses(Peer peer, TestKey key, TestKey other) {
        Installed.require(peer);
        String token = issue(other, Instant.now());
        assertThatException().isThrownBy(() -> peer.verify(key, token));
    }

    private void signetVerifies(Peer peer, TestKey key) throws Exception {
        Installed.require(peer);
        Map<String, Object> claims = claims(Instant.now());
        String token = peer.issue(key, claims);
        Map<String, ?> read = verifier(peer.publicJwk(key), key).verify(token).claims();
        assertThat(ClaimValues.canonical(read)).isEqualTo(ClaimValues.canonical(claims));
        table.issued(key.algorithm(), peer);
    }

    private void signetRefuses(Peer peer, TestKey key, TestKey other) throws Exception {
        Installed.require(peer);
        String token = peer.issue(other, claims(Instant.now()));
        JwtVerifier verifier = verifier(Optional.empty(), key);
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOfSatisfying(
                        JwtException.class,
                        e -> assertThat(e.reason()).isEqualTo(JwtException.Reason.INVALID_SIGNATURE));
    }

    private static String issue(TestKey key, Instant now) {
        JwtIssuer issuer = JwtIssuer.builder(key.signet())
                .issuer(Peer.ISSUER)
                .audience(Peer.AUDIENCE)
                .lifetime(LIFETIME)
                .clock(() -> now)
                .build();
        return issuer.issue(JwtClaims.builder()
                .subject(SUBJECT)
                .id("7f0e")
                .claim("admin", true)
                .claim("count", COUNT)
                .claim("list", LIST)
                .build());
    }

    private static Map<String, Object> claims(Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", Peer.ISSUER);
        claims.put("aud", Peer.AUDIENCE);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        claims.put("sub", SUBJECT);
        claims.put("jti", "7f0e");
        claims.put("admin", true);
        claims.put("count", COUNT);
        claims.put("list", LIST);
        return claims;
    }

    /** Trusts the key in the JWK that the peer wrote; where it writes none, the key itself. */
    private static JwtVerifier verifier(Optional<String> publicJwk, TestKey key) {
        JwtVerifier.Builder builder = JwtVerifier.builder().issuer(Peer.ISSUER).audience(Peer.AUDIENCE);
        publicJwk.ifPresentOrElse(
                jwk -> builder.keys(JwkSet.parse("{\"keys\":[" + jwk + "]}").toKeySet())
                        .algorithms(key.algorithm()),
                () -> builder.key(key.signet().verificationKey()));
        return builder.build();
    }
}
