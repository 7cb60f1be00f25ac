package dev.signet.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwsAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What Signet accepts is accepted by Nimbus, jose4j and jose of npm, with the same claims. Tokens come from a random
 * source with a fixed seed; {@code -Dsignet.fuzz.seed} sets another, {@code -Dsignet.fuzz.rounds} how many tokens each
 * algorithm gets.
 */
@Tag("newest-jdk")
class DifferentialTest {
    private static final long SEED = Long.getLong("signet.fuzz.seed", 7519);
    private static final int ROUNDS = Integer.getInteger("signet.fuzz.rounds", 500);
    private static final int BATCH = 250;
    private static final int MOST_SHOWN = 10;
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final ProcessPeer joseOfNpm = ProcessPeer.joseOfNpm();
    private final FuzzTally tally = new FuzzTally();
    private final List<Difference> differences = new ArrayList<>();

    @Test
    void joseOfNpmIsAmongTheJudges() {
        Installed.require(joseOfNpm);
    }

    @Test
    void whatSignetAcceptsIsAcceptedByItsPeersWithTheSameClaims() throws Exception {
        SecureRandom keys = SecureRandom.getInstance("SHA1PRNG");
        keys.setSeed(SEED);
        List<TestKey> all = Arrays.stream(JwsAlgorithm.values())
                .map(algorithm -> TestKey.generate(algorithm, keys))
                .toList();
        SplittableRandom random = new SplittableRandom(SEED);
        for (TestKey key : all) {
            TestKey stranger = TestKey.generate(key.algorithm(), keys);
            List<TestKey> others = new ArrayList<>(all);
            others.set(all.indexOf(key), stranger);
            compare(key, new TokenForge(random.split(), key, others, NOW));
        }
        writeTally();
        assertThat(differences).as("seed %d\n%s", SEED, tally).isEmpty();
    }

    private void compare(TestKey key, TokenForge forge) throws Exception {
        SignetJudge signet = new SignetJudge(key, NOW);
        List<Judge> peers = new ArrayList<>(List.of(new NimbusJudge(key, NOW), new Jose4jJudge(key, NOW)));
        if (joseOfNpm.missing().isEmpty()) {
            peers.add(new JoseOfNpmJudge(joseOfNpm, key, NOW));
        }
        for (int done = 0; done < ROUNDS; done += BATCH) {
            List<ForgedToken> batch = new ArrayList<>();
            for (int i = 0; i < Math.min(BATCH, ROUNDS - done); i++) {
                batch.add(forge.next());
            }
            compare(batch, signet, peers);
        }
    }

    private void compare(List<ForgedToken> batch, SignetJudge signet, List<Judge> peers) {
        List<String> tokens = batch.stream().map(ForgedToken::token).toList();
        List<Verdict> own = signet.judge(tokens);
        List<List<Verdict>> theirs =
                peers.stream().map(peer -> peer.judge(tokens)).toList();
        for (int i = 0; i < batch.size(); i++) {
            int at = i;
            tally.add(
                    batch.get(i),
                    own.get(i),
                    theirs.stream().map(verdicts -> verdicts.get(at)).toList());
            for (int p = 0; p < peers.size(); p++) {
                Verdict verdict = theirs.get(p).get(i);
                boolean accepted = own.get(i).claims().isPresent();
                if (accepted && !verdict.claims().equals(own.get(i).claims())) {
                    note(new Difference(peers.get(p).name(), batch.get(i), own.get(i), verdict));
                }
            }
        }
    }

    private void note(Difference difference) {
        if (KnownDifference.explains(difference)) {
            tally.explained();
        } else if (differences.size() < MOST_SHOWN) {
            differences.add(difference);
        }
    }

    private void writeTally() throws IOException {
        Files.writeString(Path.of("target", "differential.md"), tally.toString());
    }
}
