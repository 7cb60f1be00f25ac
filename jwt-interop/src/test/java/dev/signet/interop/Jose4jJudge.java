package dev.signet.interop;

import java.time.Instant;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/** jose4j as a {@link Judge}. */
final class Jose4jJudge implements Judge {
    private final JwtConsumer consumer;

    Jose4jJudge(TestKey key, Instant now) throws JoseException {
        this.consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, key.name())
                .setVerificationKey(Jose4jPeer.verifier(key))
                .setExpectedIssuer(Peer.ISSUER)
                .setExpectedAudience(Peer.AUDIENCE)
                .setExpectedType(false, "JWT")
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(0)
                .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
                .build();
    }

    @Override
    public String name() {
        return "jose4j";
    }

    @Override
    public List<Verdict> judge(List<String> tokens) {
        return tokens.stream().map(this::judge).toList();
    }

    private Verdict judge(String token) {
        try {
            return Verdict.accepted(consumer.processToClaims(token).getClaimsMap());
        } catch (InvalidJwtException | RuntimeException e) {
            return Verdict.refused(e.toString());
        }
    }
}
