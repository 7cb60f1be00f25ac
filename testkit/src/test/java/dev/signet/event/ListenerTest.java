package dev.signet.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.engine.Feature;
import dev.signet.engine.Setup;
import dev.signet.event.SecurityEvent.SignedIn;
import dev.signet.testkit.TestAuth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever listens can neither fail a request nor make it wait. */
@Tag("R-363")
class ListenerTest {

    private static final String EMAIL = "ada@example.com";

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private static SecurityEvent signedIn(int number) {
        return new SignedIn(new Occasion(Instant.EPOCH, "", "", null), "u" + number, "email");
    }

    private static void failing(SecurityEvent event) {
        throw new IllegalStateException("failing");
    }

    private static void lackingAClass(SecurityEvent event) {
        throw new NoClassDefFoundError("lacking");
    }

    @Test
    void listenersAreToldInTheBackgroundInOrderAndAllOfThemWhenTheEngineCloses() {
        try (var auth = TestAuth.builder()
                .listener(event -> told.add(Thread.currentThread().getName() + " " + event.kind()))
                .build()) {
            auth.browser().signUp(EMAIL);
        }
        assertThat(told).containsExactly("signet-events signed-up", "signet-events signed-in");
    }

    @Test
    void aListenerThatFailsFailsNeitherTheRequestNorTheOthers() {
        try (var auth = TestAuth.builder()
                .feature(new Failing())
                .listener(ListenerTest::failing)
                .listener(ListenerTest::lackingAClass)
                .listener(event -> told.add(event.kind()))
                .build()) {
            assertThat(auth.browser().signUp(EMAIL).status()).isEqualTo(200);
        }
        assertThat(told).containsExactly("signed-up", "signed-in");
    }

    private static final class Failing implements Feature {

        @Override
        public String id() {
            return "failing";
        }

        @Override
        public void install(Setup setup) {
            setup.services().events().record(ListenerTest::failing);
        }
    }

    @Test
    void aListenerThatHangsMakesNobodyWait() {
        var release = new CountDownLatch(1);
        try (var auth = TestAuth.builder()
                .listener(event -> await(release))
                .listener(event -> told.add(event.kind()))
                .build()) {
            assertThat(auth.browser().signUp(EMAIL).status()).isEqualTo(200);
            assertThat(auth.browser().signIn(EMAIL, TestAuth.PASSWORD).status()).isEqualTo(200);
            assertThat(told).isEmpty();
            release.countDown();
        }
        assertThat(told).containsExactly("signed-up", "signed-in", "signed-in");
    }

    @Test
    void whatWaitsIsBounded() {
        var release = new CountDownLatch(1);
        try (var events = new SecurityEvents()) {
            events.listen(event -> await(release));
            events.listen(event -> told.add(String.valueOf(event.userId())));
            for (int i = 0; i < 10_004; i++) {
                events.tell(signedIn(i));
            }
            release.countDown();
        }
        // One is with the listener, ten thousand wait.
        assertThat(told).hasSize(10_001).startsWith("u0", "u1").endsWith("u10000");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
