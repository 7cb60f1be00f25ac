package dev.signet.interop;

import dev.signet.interop.TestKey.Family;
import dev.signet.jwt.JwsAlgorithm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A peer in another language: a small program of this module that speaks to it. */
final class ProcessPeer implements Peer {
    private final String name;
    private final List<String> command;
    private final Function<JwsAlgorithm, Support> support;
    private final Optional<String> missing;
    private @Nullable PeerProcess process;

    private ProcessPeer(
            String name, List<String> command, Function<JwsAlgorithm, Support> support, Optional<String> missing) {
        this.name = name;
        this.command = command;
        this.support = support;
        this.missing = missing;
    }

    /** {@code jose} of npm, installed in this module's folder {@code node}. */
    static ProcessPeer joseOfNpm() {
        Path folder = Path.of("node");
        Optional<String> missing = Files.isDirectory(folder.resolve("node_modules/jose"))
                ? Optional.empty()
                : Optional.of("jose of npm is not installed: run npm ci in jwt-interop/node");
        List<String> command = List.of("node", folder.resolve("peer.mjs").toString());
        return new ProcessPeer("jose (npm)", command, algorithm -> Support.BOTH, missing);
    }

    /** python-jose of Debian's package, which only Debian's own Python sees. */
    static ProcessPeer pythonJose() {
        Optional<String> missing = Files.isDirectory(Path.of("/usr/lib/python3/dist-packages/jose"))
                ? Optional.empty()
                : Optional.of("python-jose is not installed: run apt-get install python3-jose");
        List<String> command =
                List.of("/usr/bin/python3", Path.of("python", "peer.py").toString());
        return new ProcessPeer("python-jose", command, ProcessPeer::supportOfPythonJose, missing);
    }

    private static Support supportOfPythonJose(JwsAlgorithm algorithm) {
        if (TestKey.family(algorithm) == Family.ED25519) {
            return Support.none("no EdDSA");
        }
        return algorithm.wireName().startsWith("PS") ? Support.none("no RSASSA-PSS") : Support.BOTH;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Support support(JwsAlgorithm algorithm) {
        return support.apply(algorithm);
    }

    @Override
    public Optional<String> missing() {
        return missing;
    }

    @Override
    public String issue(TestKey key, Map<String, Object> claims) {
        Map<String, Object> request =
                Map.of("operation", "issue", "algorithm", key.name(), "key", key.signer(), "claims", claims);
        return (String) process().ask(request, "token");
    }

    @Override
    public Map<String, ?> verify(TestKey key, String token) {
        Verdict verdict = verify(key, List.of(token), Instant.now()).get(0);
        return verdict.claims().orElseThrow(() -> new IllegalStateException(verdict.refusal()));
    }

    /** What the peer says of each token at this time. */
    List<Verdict> verify(TestKey key, List<String> tokens, Instant now) {
        Map<String, Object> request = Map.of(
                "operation",
                "verify",
                "algorithms",
                key.names(),
                "key",
                Map.of("jwk", Json.read(key.jwk())),
                "tokens",
                tokens,
                "issuer",
                ISSUER,
                "audience",
                AUDIENCE,
                "now",
                now.getEpochSecond());
        List<Verdict> verdicts = new ArrayList<>();
        for (Object result : (List<?>) process().ask(request, "results")) {
            verdicts.add(Verdict.of((Map<?, ?>) result));
        }
        return verdicts;
    }

    @Override
    public Optional<String> publicJwk(TestKey key) {
        if (key.family() == Family.HMAC) {
            return Optional.empty();
        }
        Map<String, Object> request = Map.of("operation", "publicJwk", "algorithm", key.name(), "key", key.signer());
        return Optional.of(Json.write(process().ask(request, "jwk")));
    }

    private synchronized PeerProcess process() {
        if (process == null) {
            process = PeerProcess.start(command);
        }
        return process;
    }
}
