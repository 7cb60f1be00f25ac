package dev.signet.feature.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.fixture.ObservedStorage;
import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.JwtException;
import dev.signet.jwt.JwtVerifier;
import dev.signet.options.JwtOptions;
import dev.signet.storage.StorageUnavailableException;
import dev.signet.testkit.TestAuth;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often the table of keys is read, and what holds while it can not be. */
class KeyTableTest {

    /** Its kid is wxyz. */
    private static final String UNKNOWN = "eyJhbGciOiJFZERTQSIsImtpZCI6Ind4eXoifQ.e30.AAAA";

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = TestAuth.builder()
            .storage(storage)
            .options(options ->
                    options.jwt(new JwtOptions(JwsAlgorithm.EDDSA, JwtOptions.DEFAULT_EXPIRES_IN, null, null)))
            .build();

    @Test
    void theKeysAreThereWhileTheDatabaseIsAway() {
        String keys = auth.browser().get("/jwks").body();
        auth.clock().advance(Duration.ofMinutes(1));
        storage.before(call -> {
            throw new StorageUnavailableException("away", new IllegalStateException());
        });

        assertThat(auth.browser().get("/jwks")).hasToString("200 " + keys);
    }

    @Test
    @Tag("R-050")
    void aKeyThatCanNotBeLookedForIsNoFaultOfTheToken() {
        JwtVerifier verifier = auth.signet().accessTokens().verifier();
        assertThat(reason(verifier, UNKNOWN)).isEqualTo(JwtException.Reason.UNKNOWN_KEY);
        auth.clock().advance(Duration.ofMinutes(1));
        storage.before(call -> {
            throw new StorageUnavailableException("away", new IllegalStateException());
        });

        assertThat(reason(verifier, UNKNOWN)).isEqualTo(JwtException.Reason.KEYS_UNAVAILABLE);
        assertThat(reason(verifier, UNKNOWN))
                .as("not asked again as yet")
                .isEqualTo(JwtException.Reason.KEYS_UNAVAILABLE);
        storage.before(call -> {});
        auth.clock().advance(Duration.ofMinutes(1));
        assertThat(reason(verifier, UNKNOWN)).isEqualTo(JwtException.Reason.UNKNOWN_KEY);
    }

    @Test
    @Tag("R-030")
    void aTableThatCanNotBeReadIsAskedOnceInTenSecondsToo() {
        String keys = auth.browser().get("/jwks").body();
        auth.clock().advance(Duration.ofMinutes(1));
        storage.forgetCalls();
        storage.before(call -> {
            throw new IllegalStateException("a defect");
        });
        for (int i = 0; i < 5; i++) {
            assertThat(auth.browser().get("/jwks")).hasToString("200 " + keys);
        }
        assertThat(storage.calls()).hasSize(1);
    }

    @Test
    @Tag("R-030")
    void theKeysAreReadOnceInTenSecondsAtTheMost() {
        auth.clock().advance(Duration.ofSeconds(11));
        storage.forgetCalls();
        for (int i = 0; i < 20; i++) {
            auth.browser().get("/jwks");
            auth.signet().accessTokens().verify(UNKNOWN);
        }
        assertThat(storage.calls()).containsExactly("SigningKeyStore.findAll");
    }

    @Test
    @Tag("R-027")
    void whoMeetsAnUnknownKeyWhileTheTableIsReadWaitsForTheAnswer() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        JwtVerifier verifier = auth.signet().accessTokens().verifier();
        auth.clock().advance(Duration.ofMinutes(1));
        storage.before(call -> {
            reading.countDown();
            pause();
        });
        var first = CompletableFuture.supplyAsync(() -> reason(verifier, UNKNOWN));
        reading.await();

        assertThat(reason(verifier, UNKNOWN)).isEqualTo(JwtException.Reason.UNKNOWN_KEY);
        assertThat(first.get()).isEqualTo(JwtException.Reason.UNKNOWN_KEY);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static JwtException.Reason reason(JwtVerifier verifier, String token) {
        return catchThrowableOfType(JwtException.class, () -> verifier.verify(token))
                .reason();
    }
}
