package dev.signet.benchmarks.jwt;

import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.KeySet;
import dev.signet.jwt.VerificationKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Whether a verification costs more when the key set has more keys. HS256 by Signet, with the key in the middle. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init")
public class KeyLookup {
    /** How many keys the set has. */
    @Param({"1", "10", "1000"})
    public int keys;

    private TokenVerifier verifier;
    private String[] tokens;
    private int next;

    /** Makes the keys, and tokens of one of them. */
    @Setup
    public void prepare() throws Exception {
        KeyMaterial key = KeyMaterial.generate("HS256");
        List<VerificationKey> all = new ArrayList<>();
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < keys; i++) {
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            all.add(VerificationKey.hmac(secret, "other-" + i));
        }
        all.set(keys / 2, SignetJwt.verificationKey(key));
        verifier = SignetJwt.reading(
                SignetJwt.rules(JwsAlgorithm.HS256, KeySet.of(all)).cacheSize(0).build());
        SampleTokens samples = new SampleTokens(key);
        LibraryCheck.requireVerifies(verifier, samples);
        tokens = samples.all();
    }

    /** The next of the tokens. */
    @Benchmark
    public Object verify() throws Exception {
        next = (next + 1) % Account.COUNT;
        return verifier.verify(tokens[next]);
    }
}
