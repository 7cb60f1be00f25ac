package dev.signet.benchmarks.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.signet.jwt.JwsAlgorithm;

/** Nimbus JOSE+JWT by its processor, which has no Ed25519. */
final class NimbusProcessor implements Library {
    @Override
    public TokenVerifier verifier(KeyMaterial key) {
        if (key.algorithm() == JwsAlgorithm.EDDSA) {
            throw key.unsupported(this);
        }
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new SingleKeyJWSKeySelector<>(NimbusKeys.algorithm(key), key.verifying()));
        processor.setJWTClaimsSetVerifier(NimbusLowLevel.claimRules());
        return token -> {
            JWTClaimsSet claims = processor.process(token, null);
            return new Caller(claims.getSubject(), claims.getStringClaim("email"));
        };
    }

    /** The processor only reads: a token is made as by {@link NimbusLowLevel}. */
    @Override
    public TokenIssuer issuer(KeyMaterial key) throws JOSEException {
        return new NimbusLowLevel().issuer(key);
    }
}
