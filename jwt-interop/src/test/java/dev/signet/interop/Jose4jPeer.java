package dev.signet.interop;

import dev.signet.jwt.JwsAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/** jose4j: JWKs in both directions, secrets as JWKs too. */
final class Jose4jPeer implements Peer {
    @Override
    public String name() {
        return "jose4j";
    }

    @Override
    public Support support(JwsAlgorithm algorithm) {
        return Support.BOTH;
    }

    @Override
    public String issue(TestKey key, Map<String, Object> claims) throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(key.name());
        jws.setKey(signer(key));
        jws.setPayload(Json.write(claims));
        return jws.getCompactSerialization();
    }

    @Override
    public Map<String, ?> verify(TestKey key, String token) throws Exception {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, key.name())
                .setVerificationKey(verifier(key))
                .setExpectedIssuer(ISSUER)
                .setExpectedAudience(AUDIENCE)
                .setRequireExpirationTime()
                .build();
        return consumer.processToClaims(token).getClaimsMap();
    }

    @Override
    public Optional<String> publicJwk(TestKey key) throws Exception {
        if (key.family() == TestKey.Family.HMAC) {
            return Optional.empty();
        }
        JsonWebKey jwk = JsonWebKey.Factory.newJwk(key.publicKey());
        jwk.setAlgorithm(key.name());
        return Optional.of(jwk.toJson(OutputControlLevel.PUBLIC_ONLY));
    }

    /** The key for what Signet gives out: the JWK of a public key, or the secret as one. */
    static Key verifier(TestKey key) throws JoseException {
        return JsonWebKey.Factory.newJwk(key.jwk()).getKey();
    }

    private static Key signer(TestKey key) throws GeneralSecurityException {
        return key.family() == TestKey.Family.HMAC ? key.secretKey() : key.privateKey();
    }
}
