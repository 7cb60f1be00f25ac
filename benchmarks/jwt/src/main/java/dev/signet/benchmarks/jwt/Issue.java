package dev.signet.benchmarks.jwt;

import java.util.Arrays;
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

/** A signed token with ten claims. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init")
public class Issue {
    /** The {@code alg} of every token. */
    @Param({"HS256", "RS256", "ES256", "EdDSA"})
    public String algorithm;

    /** Who signs: {@code primitive} or a name of {@link Library#named}. */
    @Param({"primitive", "signet", "nimbus", "spring", "jjwt", "java-jwt", "jose4j", "fusionauth", "vertx", "tink"})
    public String library;

    private Work work;
    private int next;

    /** Makes the key, and proves that others accept what the contender signs. */
    @Setup
    public void prepare() throws Exception {
        KeyMaterial key = KeyMaterial.generate(algorithm);
        List<Account> accounts = Account.all();
        if (library.equals("primitive")) {
            work = primitive(Primitive.of(key), new SampleTokens(key).all());
        } else {
            TokenIssuer issuer = Library.named(library).issuer(key);
            LibraryCheck.requireIssues(issuer, key);
            work = index -> issuer.issue(accounts.get(index));
        }
    }

    private static Work primitive(Primitive primitive, String[] tokens) {
        byte[][] inputs = Arrays.stream(tokens).map(SampleTokens::signingInput).toArray(byte[][]::new);
        return index -> primitive.sign(inputs[index]);
    }

    /** A token for the next of the accounts. */
    @Benchmark
    public Object issue() throws Exception {
        next = (next + 1) % Account.COUNT;
        return work.run(next);
    }
}
