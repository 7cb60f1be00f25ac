package dev.signet.interop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** Nimbus JOSE+JWT as a {@link Judge}. */
final class NimbusJudge implements Judge {
    private final TestKey key;
    private final JWSVerifier verifier;
    private final DefaultJOSEObjectTypeVerifier<SecurityContext> types =
            new DefaultJOSEObjectTypeVerifier<>(com.nimbusds.jose.JOSEObjectType.JWT, null);
    private final DefaultJWTClaimsVerifier<SecurityContext> rules;

    NimbusJudge(TestKey key, Instant now) throws JOSEException, ParseException {
        this.key = key;
        this.verifier = NimbusPeer.verifier(key);
        JWTClaimsSet expected = new JWTClaimsSet.Builder().issuer(Peer.ISSUER).build();
        this.rules = new DefaultJWTClaimsVerifier<>(Peer.AUDIENCE, expected, Set.of("exp")) {
            @Override
            protected Date currentTime() {
                return Date.from(now);
            }
        };
        rules.setMaxClockSkew(0);
    }

    @Override
    public String name() {
        return "Nimbus JOSE+JWT";
    }

    @Override
    public List<Verdict> judge(List<String> tokens) {
        return tokens.stream().map(this::judge).toList();
    }

    private Verdict judge(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            types.verify(jwt.getHeader().getType(), null);
            boolean right = key.names().contains(jwt.getHeader().getAlgorithm().getName()) && jwt.verify(verifier);
            if (!right) {
                throw new BadJWSException("The signature does not match");
            }
            rules.verify(jwt.getJWTClaimsSet(), null);
            return Verdict.accepted(jwt.getPayload().toJSONObject());
        } catch (ParseException | JOSEException | BadJOSEException | RuntimeException e) {
            return Verdict.refused(e.toString());
        }
    }
}
