package dev.signet.jwt;

import static dev.signet.jwt.Forge.HEADER;
import static dev.signet.jwt.Forge.NOW;
import static dev.signet.jwt.Forge.NOW_SECONDS;
import static dev.signet.jwt.Forge.payload;
import static dev.signet.jwt.Forge.token;
import static dev.signet.jwt.Forge.verifier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jwt.JwtException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevocationsTest {
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    /** How far an issuer's clock may run ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final TestingClock clock = new TestingClock();
    private final Revocations revocations = new Revocations(LIFETIME, clock);

    @Test
    void nothingIsRevokedAtFirst() {
        assertThat(revocations.test(jwt("a", "alice", 0))).isFalse();
        assertThat(revocations.test(plain())).isFalse();
    }

    @Test
    void idRevokesThatTokenAlone() {
        revocations.revokeId("a");
        assertThat(revocations.test(jwt("a", "alice", 0))).isTrue();
        assertThat(revocations.test(jwt("A", "alice", 0))).isFalse();
        assertThat(revocations.test(jwt("b", "a", 0))).isFalse();
        assertThat(revocations.test(plain())).isFalse();
    }

    @Test
    void subjectRevokesWhatWasIssuedUpToTheSameSecond() {
        clock.set(NOW.plusMillis(500));
        revocations.revokeSubject("alice");
        assertThat(revocations.test(jwt("a", "alice", -1))).isTrue();
        assertThat(revocations.test(jwt("a", "alice", 0))).isTrue();
        assertThat(revocations.test(jwt("a", "alice", 1))).isFalse();
        assertThat(revocations.test(jwt("alice", "bob", -1))).isFalse();
        assertThat(revocations.test(plain())).isFalse();
    }

    @Test
    void tokenOfExactlyTheInstantIsRevoked() {
        revocations.revokeSubject("alice");
        assertThat(revocations.test(jwt("a", "alice", 0))).isTrue();
    }

    @Test
    void tokenThatDoesNotSayWhenItWasIssuedIsRevoked() {
        revocations.revokeSubject("alice");
        VerifiedJwt undated = verified("\"sub\":\"alice\"");
        assertThat(revocations.test(undated)).isTrue();
        revocations.revokeId("a");
        assertThat(revocations.test(verified("\"sub\":\"bob\""))).isFalse();
    }

    @Test
    void subjectDoesNotHideTheId() {
        revocations.revokeSubject("alice");
        revocations.revokeId("a");
        assertThat(revocations.test(jwt("a", "alice", 1))).isTrue();
        assertThat(revocations.test(jwt("b", "alice", 1))).isFalse();
    }

    @Test
    void laterRevocationMovesTheCut() {
        revocations.revokeSubject("alice");
        clock.set(NOW.plusSeconds(10));
        revocations.revokeSubject("alice");
        assertThat(revocations.test(jwt("a", "alice", 10))).isTrue();
    }

    @Test
    void revocationThatComesLateDoesNotUndoALaterOne() {
        Iterator<Instant> readings = List.of(NOW.plusSeconds(10), NOW).iterator();
        InstantSource overtaken = readings::next;
        Revocations two = new Revocations(LIFETIME, overtaken);
        two.revokeSubject("alice");
        two.revokeSubject("alice");
        assertThat(two.test(jwt("a", "alice", 10))).isTrue();
    }

    @Test
    void entryIsKeptAsLongAsATokenOfTheTimeCanBeValid() {
        revocations.revokeId("a");
        revocations.revokeSubject("alice");
        clock.set(NOW.plus(LIFETIME).plus(AHEAD));
        revocations.revokeId("other");
        revocations.revokeSubject("other");
        assertThat(revocations.test(jwt("a", "bob", 0))).isTrue();
        assertThat(revocations.test(jwt("b", "alice", 0))).isTrue();
    }

    @Test
    void entryIsForgottenAfterwards() {
        revocations.revokeId("a");
        revocations.revokeSubject("alice");
        clock.set(NOW.plus(LIFETIME).plus(AHEAD).plusMillis(1));
        revocations.revokeId("other");
        revocations.revokeSubject("other");
        assertThat(revocations.test(jwt("a", "bob", 0))).isFalse();
        assertThat(revocations.test(jwt("b", "alice", 0))).isFalse();
        assertThat(revocations.test(jwt("other", "bob", 0))).isTrue();
    }

    @Test
    void idThatIsRevokedAgainIsKeptFromThen() {
        revocations.revokeId("a");
        clock.set(NOW.plus(LIFETIME));
        revocations.revokeId("a");
        clock.set(NOW.plus(LIFETIME).plus(LIFETIME));
        revocations.revokeId("other");
        assertThat(revocations.test(jwt("a", "bob", 0))).isTrue();
    }

    @Test
    void lifetimeThatWouldForgetAtOnceIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Revocations(Duration.ZERO, clock));
        assertThatIllegalArgumentException().isThrownBy(() -> new Revocations(Duration.ofMillis(-1), clock));
    }

    @Test
    void verifierRefusesWhatIsRevoked() {
        JwtVerifier verifier = verifier().revoked(revocations).build();
        String token = token(HEADER, members("a", "alice", 0));
        assertThat(verifier.verify(token).id()).contains("a");
        revocations.revokeId("a");
        assertThat(Forge.refusal(verifier, token)).isEqualTo(Reason.REVOKED);
        assertThat(Forge.refusal(verifier, token)).isEqualTo(Reason.REVOKED);
    }

    private static VerifiedJwt plain() {
        return verified("\"a\":1");
    }

    private static VerifiedJwt jwt(String id, String subject, int issuedAfter) {
        return verifier().build().verify(token(HEADER, members(id, subject, issuedAfter)));
    }

    private static VerifiedJwt verified(String member) {
        return verifier().build().verify(token(HEADER, payload("\"exp\":" + (NOW_SECONDS + 60), member)));
    }

    private static String members(String id, String subject, int issuedAfter) {
        return payload(
                "\"exp\":" + (NOW_SECONDS + 60),
                "\"iat\":" + (NOW_SECONDS + issuedAfter),
                "\"jti\":\"" + id + "\"",
                "\"sub\":\"" + subject + "\"");
    }
}
