package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.Signet;
import dev.signet.event.Occasion;
import dev.signet.event.SecurityEvent.SignedIn;
import dev.signet.event.SecurityEvents;
import dev.signet.event.SecurityListener;
import dev.signet.model.AuditEvent;
import dev.signet.storage.AuditQuery;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** How an application hears what is done to accounts. */
class EventsTest {

    private static final String ADA =
            "{\"email\":\"ada@example.com\",\"password\":\"correct horse battery\",\"name\":\"Ada\"}";

    @TempDir
    Path data;

    private TestingApplication start(Class<?> source, String setting) {
        return TestingApplication.start(source, "signet.data=" + data, "signet.password.bcrypt-cost=4", setting);
    }

    @Configuration(proxyBeanMethods = false)
    static class Listening {

        static final List<String> TOLD = Collections.synchronizedList(new ArrayList<>());

        @Bean
        @Order(2)
        SecurityListener second() {
            return event -> TOLD.add("second " + event.kind());
        }

        @Bean
        @Order(1)
        SecurityListener first() {
            return event -> {
                TOLD.add("first " + event.kind());
                throw new IllegalStateException("quoting " + event.occasion().clientAddress());
            };
        }
    }

    @BeforeEach
    void nothingWasTold() {
        Listening.TOLD.clear();
    }

    @Test
    @Tag("R-360")
    @Tag("R-363")
    void everyBeanThatListensIsToldAndItsFailureIsLoggedWithoutText() {
        TestingApplication app = start(Listening.class, "signet.audit.enabled=false");
        try (var log = new CapturedLog(SecurityEvents.class)) {
            try (app) {
                assertThat(app.post("/api/auth/sign-up/email", ADA).statusCode())
                        .isEqualTo(200);
                assertThat(app.get("/api/auth/list-audit-events").statusCode()).isEqualTo(404);
            }
            assertThat(Listening.TOLD)
                    .containsExactly("first signed-up", "second signed-up", "first signed-in", "second signed-in");
            assertThat(log.messages())
                    .hasSize(2)
                    .allMatch(line -> line.contains("java.lang.IllegalStateException at ") && !line.contains("quoting"))
                    .first()
                    .asString()
                    .contains("failed at the event signed-up:");
        }
    }

    @Test
    @Tag("R-364")
    @Tag("R-366")
    void theAuditRecordIsSwitchedOnByASetting() {
        try (TestingApplication app = start(BareApplication.class, "signet.audit.enabled=true")) {
            assertThat(app.post("/api/auth/sign-up/email", ADA).statusCode()).isEqualTo(200);
            assertThat(app.context()
                            .getBean(Signet.class)
                            .audit()
                            .find(AuditQuery.ALL)
                            .events())
                    .extracting(AuditEvent::kind)
                    .containsExactly("signed-in", "signed-up");
            assertThat(app.get("/api/auth/list-audit-events").statusCode()).isEqualTo(401);
        }
    }

    @Test
    @Tag("R-367")
    void aRetentionOutOfBoundsStopsTheStart() {
        assertThatThrownBy(() -> start(BareApplication.class, "signet.audit.retention=23h")
                        .close())
                .isInstanceOf(RuntimeException.class);
        assertThat(RecordingReporter.takeLast().orElseThrow().getDescription())
                .startsWith("signet.audit.retention is 82800 s; it must be from 86400 s to");
    }

    @Test
    @Tag("R-363")
    void whatFindsNoRoomIsCountedInTheLog() {
        var release = new CountDownLatch(1);
        try (var log = new CapturedLog(SecurityEvents.class)) {
            try (var events = new SecurityEvents()) {
                events.listen(event -> await(release));
                for (int i = 0; i < 10_004; i++) {
                    events.tell(new SignedIn(new Occasion(Instant.EPOCH, "", "", null), "u1", "email"));
                }
                release.countDown();
            }
            // One is with the listener, ten thousand wait.
            assertThat(log.messages())
                    .containsExactly(
                            "The queue of security events is full, or stopped: listeners are not told of all of them",
                            "Listeners were not told of 3 security events");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
