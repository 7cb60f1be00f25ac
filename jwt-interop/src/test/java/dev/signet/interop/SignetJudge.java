package dev.signet.interop;

import dev.signet.jwt.JwtException;
import dev.signet.jwt.JwtException.Reason;
import dev.signet.jwt.JwtVerifier;
import dev.signet.jwt.VerifiedJwt;
import java.time.Instant;
import java.util.List;

/**
 * Signet as a {@link Judge}. Every token is judged twice, so that the second verdict may come from memory, and what is
 * accepted is judged a third time when it has expired.
 */
final class SignetJudge implements Judge {
    private final JwtVerifier verifier;
    private final Instant start;
    private Instant now;

    SignetJudge(TestKey key, Instant now) {
        this.start = now;
        this.now = now;
        this.verifier = JwtVerifier.builder()
                .key(key.signet().verificationKey())
                .issuer(Peer.ISSUER)
                .audience(Peer.AUDIENCE)
                .clock(() -> this.now)
                .build();
    }

    @Override
    public String name() {
        return "Signet";
    }

    @Override
    public List<Verdict> judge(List<String> tokens) {
        return tokens.stream().map(this::judge).toList();
    }

    private Verdict judge(String token) {
        Verdict first = verdict(token);
        if (!verdict(token).equals(first)) {
            throw new AssertionError("The second verdict differs from the first for " + token);
        }
        first.claims().ifPresent(claims -> requireExpiry(token));
        return first;
    }

    private Verdict verdict(String token) {
        try {
            return Verdict.accepted(verifier.verify(token).claims());
        } catch (JwtException e) {
            return Verdict.refused(e.reason().toString());
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("Another exception than JwtException for " + token, e);
        }
    }

    private void requireExpiry(String token) {
        VerifiedJwt jwt = verifier.verify(token);
        now = jwt.expiresAt();
        if (!verdict(token).refusal().equals(Reason.EXPIRED.toString())) {
            throw new AssertionError("Accepted at its expiry: " + token);
        }
        now = start;
    }
}
