package dev.signet.interop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import dev.signet.jwt.JwsAlgorithm;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nimbus JOSE+JWT: JWKs in both directions, Ed25519 by Tink. */
final class NimbusPeer implements Peer {
    private static final int ED25519_BYTES = 32;

    @Override
    public String name() {
        return "Nimbus JOSE+JWT";
    }

    @Override
    public Support support(JwsAlgorithm algorithm) {
        return Support.BOTH;
    }

    @Override
    public String issue(TestKey key, Map<String, Object> claims) throws Exception {
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.parse(key.name())), JWTClaimsSet.parse(claims));
        jwt.sign(signer(key));
        return jwt.serialize();
    }

    @Override
    public Map<String, ?> verify(TestKey key, String token) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token);
        if (!jwt.verify(verifier(key))) {
            throw new BadJWTException("The signature does not match");
        }
        JWTClaimsSet expected = new JWTClaimsSet.Builder().issuer(ISSUER).build();
        new DefaultJWTClaimsVerifier<>(AUDIENCE, expected, Set.of("exp")).verify(jwt.getJWTClaimsSet(), null);
        return jwt.getJWTClaimsSet().getClaims();
    }

    @Override
    public Optional<String> publicJwk(TestKey key) throws Exception {
        return key.family() == TestKey.Family.HMAC
                ? Optional.empty()
                : Optional.of(pair(key).toPublicJWK().toJSONString());
    }

    /** The verifier for what Signet gives out: the JWK of a public key, or the secret. */
    static JWSVerifier verifier(TestKey key) throws JOSEException, ParseException {
        return switch (key.family()) {
            case HMAC -> new MACVerifier(key.secret());
            case RSA -> new RSASSAVerifier(RSAKey.parse(key.jwk()));
            case EC -> new ECDSAVerifier(ECKey.parse(key.jwk()));
            case ED25519 -> new Ed25519Verifier(OctetKeyPair.parse(key.jwk()));
        };
    }

    /** The JWK with its private half. */
    static JWK pair(TestKey key) throws GeneralSecurityException {
        JWSAlgorithm algorithm = JWSAlgorithm.parse(key.name());
        if (key.family() == TestKey.Family.HMAC) {
            return new OctetSequenceKey.Builder(key.secret())
                    .algorithm(algorithm)
                    .build();
        }
        PrivateKey privateKey = key.privateKey();
        return switch (key.family()) {
            case RSA ->
                new RSAKey.Builder((RSAPublicKey) key.publicKey())
                        .privateKey(privateKey)
                        .algorithm(algorithm)
                        .build();
            case EC -> {
                ECPublicKey publicKey = (ECPublicKey) key.publicKey();
                yield new ECKey.Builder(Curve.forECParameterSpec(publicKey.getParams()), publicKey)
                        .privateKey(privateKey)
                        .algorithm(algorithm)
                        .build();
            }
            default ->
                new OctetKeyPair.Builder(Curve.Ed25519, lastBytes(key.signet().spki()))
                        .d(lastBytes(key.signet().pkcs8()))
                        .algorithm(algorithm)
                        .build();
        };
    }

    private static JWSSigner signer(TestKey key) throws GeneralSecurityException, JOSEException {
        return switch (key.family()) {
            case HMAC -> new MACSigner(key.secret());
            case RSA -> new RSASSASigner(pair(key).toRSAKey());
            case EC -> new ECDSASigner(pair(key).toECKey());
            case ED25519 -> new Ed25519Signer(pair(key).toOctetKeyPair());
        };
    }

    /** The raw key at the end of its DER form (RFC 8410). */
    private static Base64URL lastBytes(byte[] der) {
        return Base64URL.encode(Arrays.copyOfRange(der, der.length - ED25519_BYTES, der.length));
    }
}
