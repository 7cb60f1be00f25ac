package dev.signet.feature.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.Eventually;
import dev.signet.fixture.InDatabase;
import dev.signet.fixture.ObservedStorage;
import dev.signet.storage.StorageUnavailableException;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestingRows;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Expired rows are removed beside the sign-ins. */
@Tag("R-344")
@Timeout(60)
class SessionSweepTest {

    private static final String EMAIL = "ada@example.com";
    private static final String SWEEP = "SessionStore.deleteExpired";

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = storage.auth(InDatabase.sessions());

    private final TestBrowser browser = auth.browser();
    private String token = "";

    @BeforeEach
    void somebodySignedUpEightDaysAgo() {
        token = browser.signUp(EMAIL).text("token");
        auth.clock().advance(Duration.ofDays(8));
        storage.forgetCalls();
    }

    @Test
    void expiredRowsAreRemovedAfterASignInOfALaterHour() throws Exception {
        signIn();
        signIn();

        Eventually.holds(() -> storage.sessions().findByToken(token).isEmpty());
        assertThat(sweeps()).isEqualTo(1);
        auth.clock().advance(Duration.ofHours(1));
        signIn();
        assertThat(sweeps()).as("after more than an hour").isEqualTo(1);
        auth.clock().advance(Duration.ofMillis(1));
        signIn();
        Eventually.holds(() -> sweeps() == 2);
    }

    @Test
    void manyRowsAreRemovedInBatches() throws Exception {
        var owner = storage.users().findByEmail(EMAIL).orElseThrow();
        for (int i = 0; i < 1_100; i++) {
            storage.sessions()
                    .createIfUnrevoked(
                            TestingRows.session(owner, TestAuth.START, TestAuth.START.plusSeconds(i)), owner);
        }

        signIn();

        Eventually.holds(() -> storage.sessions().findByToken(token).isEmpty() && sweeps() == 3);
        assertThat(storage.sessions().findLive(owner.id(), TestAuth.START)).hasSize(1);
    }

    @Test
    void aSweepThatFailsFailsNoSignInAndIsTriedAgain() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        storage.before(call -> {
            if (call.equals(SWEEP)) {
                failed.countDown();
                throw new StorageUnavailableException("away", new IllegalStateException());
            }
        });
        signIn();
        await(failed);
        storage.before(call -> {});
        assertThat(storage.sessions().findByToken(token)).isPresent();

        auth.clock().advance(Duration.ofHours(2));
        signIn();

        Eventually.holds(() -> storage.sessions().findByToken(token).isEmpty());
    }

    @Test
    void aSignInDoesNotWaitForTheSweep() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch signedIn = new CountDownLatch(1);
        storage.before(call -> {
            if (call.equals(SWEEP)) {
                begun.countDown();
                await(signedIn);
            }
        });

        signIn();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        signIn();
        signedIn.countDown();

        Eventually.holds(() -> storage.sessions().findByToken(token).isEmpty());
    }

    private void signIn() {
        assertThat(auth.browser().signIn(EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);
    }

    private long sweeps() {
        return storage.calls().stream().filter(SWEEP::equals).count();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
