package dev.signet.benchmarks.jwt;

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

/** A token that was not seen before: parse, check the signature, exp, nbf, iss and aud, read two claims. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init")
public class Verify {
    /** The {@code alg} of every token. */
    @Param({"HS256", "RS256", "ES256", "EdDSA"})
    public String algorithm;

    /** Who verifies: {@code primitive} or a name of {@link Library#named}. */
    @Param({
        "primitive",
        "signet",
        "nimbus",
        "nimbus-processor",
        "spring",
        "jjwt",
        "java-jwt",
        "jose4j",
        "fusionauth",
        "vertx",
        "tink"
    })
    public String library;

    private Work work;
    private int next;

    /** Makes key and tokens, and proves that the contender refuses what it must. */
    @Setup
    public void prepare() throws Exception {
        KeyMaterial key = KeyMaterial.generate(algorithm);
        work = library.equals("primitive")
                ? primitive(Primitive.of(key), new SampleTokens(key).all())
                : library(Library.named(library), key);
    }

    private static Work library(Library library, KeyMaterial key) throws Exception {
        SampleTokens samples = new SampleTokens(key, library.algorithmName(key));
        String[] tokens = samples.all();
        TokenVerifier verifier = library.verifier(key);
        LibraryCheck.requireVerifies(verifier, samples);
        return index -> verifier.verify(tokens[index]);
    }

    private static Work primitive(Primitive primitive, String[] tokens) throws GeneralSecurityException {
        byte[][] inputs = new byte[tokens.length][];
        byte[][] signatures = new byte[tokens.length][];
        for (int i = 0; i < tokens.length; i++) {
            inputs[i] = SampleTokens.signingInput(tokens[i]);
            signatures[i] = primitive.form(SampleTokens.signature(tokens[i]));
        }
        byte[] forged = primitive.form(SampleTokens.signature(SampleTokens.forged(tokens[0])));
        if (!primitive.verify(inputs[0], signatures[0]) || primitive.verify(inputs[0], forged)) {
            throw new IllegalStateException("The primitive does not verify");
        }
        return index -> primitive.verify(inputs[index], signatures[index]);
    }

    /** The next of the tokens. */
    @Benchmark
    public Object verify() throws Exception {
        next = (next + 1) % Account.COUNT;
        return work.run(next);
    }
}
