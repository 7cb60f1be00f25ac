package dev.signet.benchmarks.jwt;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The same token again and again, as one caller sends it with each request; Signet with the defaults of its builder. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init")
public class VerifyRepeated {
    /** The {@code alg} of the token. */
    @Param({"HS256", "RS256", "ES256", "EdDSA"})
    public String algorithm;

    private TokenVerifier verifier;
    private String token;

    /** Makes the key and the token; a verifier that remembers must refuse no less. */
    @Setup
    public void prepare() throws Exception {
        KeyMaterial key = KeyMaterial.generate(algorithm);
        SampleTokens samples = new SampleTokens(key);
        token = samples.good(Account.all().get(0));
        verifier = new SignetJwt().defaultVerifier(key);
        LibraryCheck.requireVerifies(verifier, samples);
    }

    /** The one token. */
    @Benchmark
    public Object verify() throws Exception {
        return verifier.verify(token);
    }
}
