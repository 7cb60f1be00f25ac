package dev.signet.benchmarks.jwt;

import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.JwtException;
import dev.signet.jwt.JwtException.Reason;
import dev.signet.jwt.JwtVerifier;
import dev.signet.jwt.KeySet;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a token costs that is refused, beside the good one, by a verifier that has seen a good one. HS256 by Signet. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init")
public class VerifyHostile {
    /** What is wrong with the token. */
    @Param({"nothing", "oversize", "bad-base64", "unknown-kid", "wrong-algorithm", "none", "bad-signature"})
    public String fault;

    private JwtVerifier verifier;
    private String token;

    /** Makes the token, and proves that it is refused for its fault. */
    @Setup
    public void prepare() throws Exception {
        KeyMaterial key = KeyMaterial.generate("HS256");
        verifier = SignetJwt.rules(JwsAlgorithm.HS256, KeySet.of(SignetJwt.verificationKey(key)))
                .cacheSize(0)
                .build();
        SampleTokens samples = new SampleTokens(key);
        verifier.verify(samples.good(Account.all().get(0)));
        token = token(samples);
        Object outcome = verify();
        if (!outcome.equals(expected())) {
            throw new IllegalStateException("The token with " + fault + " ends in " + outcome);
        }
    }

    private String token(SampleTokens tokens) throws GeneralSecurityException {
        Account account = Account.all().get(0);
        String payload = account.payload(Account.ISSUER, Account.AUDIENCE, SampleTokens.minuteAgo());
        String good = tokens.good(account);
        return switch (fault) {
            case "nothing" -> good;
            case "oversize" -> good.replaceFirst("\\.", "." + "A".repeat(1 << 20));
            case "bad-base64" -> good.substring(0, good.length() - 8) + '*' + good.substring(good.length() - 7);
            case "unknown-kid" -> tokens.sign(SampleTokens.header("HS256", "2025-01"), payload);
            case "wrong-algorithm" -> tokens.sign(SampleTokens.header("RS256", KeyMaterial.KID), payload);
            case "none" -> tokens.sign(SampleTokens.header("none", KeyMaterial.KID), payload);
            case "bad-signature" -> SampleTokens.forged(good);
            default -> throw new IllegalArgumentException("No such fault: " + fault);
        };
    }

    private Object expected() {
        return switch (fault) {
            case "nothing" -> JwsAlgorithm.HS256;
            case "oversize" -> Reason.TOO_LARGE;
            case "bad-base64" -> Reason.MALFORMED;
            case "unknown-kid" -> Reason.UNKNOWN_KEY;
            case "bad-signature" -> Reason.INVALID_SIGNATURE;
            default -> Reason.UNSUPPORTED_ALGORITHM;
        };
    }

    /** The one token. */
    @Benchmark
    public Object verify() {
        try {
            return verifier.verify(token).algorithm();
        } catch (JwtException refused) {
            return refused.reason();
        }
    }
}
