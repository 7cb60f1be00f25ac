package dev.signet.benchmarks.jwt;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.jwt.JwtEcdsaParameters;
import com.google.crypto.tink.jwt.JwtEcdsaPrivateKey;
import com.google.crypto.tink.jwt.JwtEcdsaPublicKey;
import com.google.crypto.tink.jwt.JwtHmacKey;
import com.google.crypto.tink.jwt.JwtHmacParameters;
import com.google.crypto.tink.jwt.JwtMac;
import com.google.crypto.tink.jwt.JwtMacConfig;
import com.google.crypto.tink.jwt.JwtPublicKeySign;
import com.google.crypto.tink.jwt.JwtPublicKeyVerify;
import com.google.crypto.tink.jwt.JwtRsaSsaPkcs1Parameters;
import com.google.crypto.tink.jwt.JwtRsaSsaPkcs1PrivateKey;
import com.google.crypto.tink.jwt.JwtRsaSsaPkcs1PublicKey;
import com.google.crypto.tink.jwt.JwtSignatureConfig;
import com.google.crypto.tink.jwt.JwtValidator;
import com.google.crypto.tink.jwt.RawJwt;
import com.google.crypto.tink.jwt.VerifiedJwt;
import com.google.crypto.tink.util.SecretBigInteger;
import com.google.crypto.tink.util.SecretBytes;
import dev.signet.jwt.JwsAlgorithm;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Instant;

/** Google's Tink, which has no EdDSA for JWT. */
@AccessesPartialKey
final class TinkJwt implements Library {
    private static final int KEY_ID = 1;

    @Override
    public TokenVerifier verifier(KeyMaterial key) throws GeneralSecurityException {
        JwtValidator validator = JwtValidator.newBuilder()
                .expectTypeHeader("JWT")
                .expectIssuer(Account.ISSUER)
                .expectAudience(Account.AUDIENCE)
                .build();
        KeysetHandle keys = keys(key);
        if (key.algorithm() == JwsAlgorithm.HS256) {
            JwtMac mac = keys.getPrimitive(RegistryConfiguration.get(), JwtMac.class);
            return token -> caller(mac.verifyMacAndDecode(token, validator));
        }
        JwtPublicKeyVerify verify =
                keys.getPublicKeysetHandle().getPrimitive(RegistryConfiguration.get(), JwtPublicKeyVerify.class);
        return token -> caller(verify.verifyAndDecode(token, validator));
    }

    private static Caller caller(VerifiedJwt jwt) throws GeneralSecurityException {
        return new Caller(jwt.getSubject(), jwt.getStringClaim("email"));
    }

    @Override
    public TokenIssuer issuer(KeyMaterial key) throws GeneralSecurityException {
        KeysetHandle keys = keys(key);
        if (key.algorithm() == JwsAlgorithm.HS256) {
            JwtMac mac = keys.getPrimitive(RegistryConfiguration.get(), JwtMac.class);
            return account -> mac.computeMacAndEncode(claims(account));
        }
        JwtPublicKeySign sign = keys.getPrimitive(RegistryConfiguration.get(), JwtPublicKeySign.class);
        return account -> sign.signAndEncode(claims(account));
    }

    private static RawJwt claims(Account account) {
        Instant now = Instant.now();
        return RawJwt.newBuilder()
                .setTypeHeader("JWT")
                .setIssuer(Account.ISSUER)
                .setAudience(Account.AUDIENCE)
                .setSubject(account.subject())
                .setIssuedAt(now)
                .setNotBefore(now)
                .setExpiration(now.plus(Account.LIFETIME))
                .setJwtId(account.tokenId())
                .addStringClaim("email", account.email())
                .addStringClaim("name", account.name())
                .addStringClaim("sid", account.sessionId())
                .build();
    }

    private KeysetHandle keys(KeyMaterial key) throws GeneralSecurityException {
        JwtMacConfig.register();
        JwtSignatureConfig.register();
        Key tinkKey = switch (key.algorithm()) {
            case HS256 -> hmac(key);
            case RS256 -> rsa((RSAPrivateCrtKey) key.signing());
            case ES256 -> ec((ECPublicKey) key.verifying(), (ECPrivateKey) key.signing());
            default -> throw key.unsupported(this);
        };
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(tinkKey).withFixedId(KEY_ID).makePrimary())
                .build();
    }

    private static JwtHmacKey hmac(KeyMaterial key) throws GeneralSecurityException {
        return JwtHmacKey.builder()
                .setParameters(JwtHmacParameters.builder()
                        .setKeySizeBytes(key.secret().length)
                        .setAlgorithm(JwtHmacParameters.Algorithm.HS256)
                        .setKidStrategy(JwtHmacParameters.KidStrategy.CUSTOM)
                        .build())
                .setKeyBytes(SecretBytes.copyFrom(key.secret(), InsecureSecretKeyAccess.get()))
                .setCustomKid(KeyMaterial.KID)
                .build();
    }

    private static JwtRsaSsaPkcs1PrivateKey rsa(RSAPrivateCrtKey key) throws GeneralSecurityException {
        JwtRsaSsaPkcs1PublicKey publicKey = JwtRsaSsaPkcs1PublicKey.builder()
                .setParameters(JwtRsaSsaPkcs1Parameters.builder()
                        .setModulusSizeBits(key.getModulus().bitLength())
                        .setPublicExponent(key.getPublicExponent())
                        .setAlgorithm(JwtRsaSsaPkcs1Parameters.Algorithm.RS256)
                        .setKidStrategy(JwtRsaSsaPkcs1Parameters.KidStrategy.CUSTOM)
                        .build())
                .setModulus(key.getModulus())
                .setCustomKid(KeyMaterial.KID)
                .build();
        return JwtRsaSsaPkcs1PrivateKey.builder()
                .setPublicKey(publicKey)
                .setPrimes(secret(key.getPrimeP()), secret(key.getPrimeQ()))
                .setPrivateExponent(secret(key.getPrivateExponent()))
                .setPrimeExponents(secret(key.getPrimeExponentP()), secret(key.getPrimeExponentQ()))
                .setCrtCoefficient(secret(key.getCrtCoefficient()))
                .build();
    }

    private static JwtEcdsaPrivateKey ec(ECPublicKey publicKey, ECPrivateKey privateKey)
            throws GeneralSecurityException {
        JwtEcdsaPublicKey tinkKey = JwtEcdsaPublicKey.builder()
                .setParameters(JwtEcdsaParameters.builder()
                        .setAlgorithm(JwtEcdsaParameters.Algorithm.ES256)
                        .setKidStrategy(JwtEcdsaParameters.KidStrategy.CUSTOM)
                        .build())
                .setPublicPoint(publicKey.getW())
                .setCustomKid(KeyMaterial.KID)
                .build();
        return JwtEcdsaPrivateKey.create(tinkKey, secret(privateKey.getS()));
    }

    private static SecretBigInteger secret(BigInteger value) {
        return SecretBigInteger.fromBigInteger(value, InsecureSecretKeyAccess.get());
    }
}
