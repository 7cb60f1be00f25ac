package dev.signet.jwt;

import static dev.signet.jwt.Forge.refusal;
import static dev.signet.jwt.Forge.verifier;
import static dev.signet.jwt.TokenCacheTest.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwtException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TokenCacheThreadsTest {
    @Test
    void sixteenThreadsGetTheVerdictOfEachToken() throws Exception {
        JwtVerifier small = verifier().cacheSize(16).build();
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            tokens.add(numbered(i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<Integer>> wrong = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                wrong.add(threads.submit(hammering(small, tokens, i)));
            }
            for (Future<Integer> count : wrong) {
                assertThat(count.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Counts wrong verdicts on good tokens and on such as differ before the characters that select the place. */
    private static Callable<Integer> hammering(JwtVerifier verifier, List<String> tokens, int seed) {
        return () -> {
            Random random = new Random(seed);
            int wrong = 0;
            for (int i = 0; i < 4000; i++) {
                int n = random.nextInt(tokens.size());
                String token = tokens.get(n);
                if (random.nextBoolean()) {
                    wrong += verifier.verify(token).string("n").orElse("").equals("" + n) ? 0 : 1;
                } else {
                    int other = (n + 1) % tokens.size();
                    String tail = token.substring(token.length() - 20);
                    String start = tokens.get(other);
                    String forged = start.substring(0, start.length() - 20) + tail;
                    wrong += refusal(verifier, forged) == Reason.INVALID_SIGNATURE ? 0 : 1;
                }
            }
            return wrong;
        };
    }
}
