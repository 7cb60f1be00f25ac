package dev.signet.feature.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.fixture.Eventually;
import dev.signet.fixture.ObservedStorage;
import dev.signet.fixture.Wire;
import dev.signet.model.AuditEvent;
import dev.signet.options.AuditOptions;
import dev.signet.options.EmailOptions;
import dev.signet.options.EmailOptions.Deletion;
import dev.signet.options.EmailOptions.Verification;
import dev.signet.storage.AuditQuery;
import dev.signet.storage.StorageUnavailableException;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import dev.signet.testkit.TestingRows;
import dev.signet.testkit.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was done to accounts is kept, and shown to whom it concerns. */
class AuditTest {

    private static final String ADA = "ada@example.com";
    private static final String EVE = "eve@example.com";
    private static final String WRONG = "wrong horse battery";
    private static final String LIST = "/list-audit-events";
    private static final Duration RETENTION = Duration.ofDays(30);

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = TestAuth.builder()
            .storage(storage)
            .options(options -> options.audit(new AuditOptions(true, RETENTION)).email(deletable()))
            .build();

    private final TestBrowser ada = auth.browser();

    private static EmailOptions deletable() {
        return new EmailOptions(
                Duration.ofHours(1), Verification.DEFAULTS, false, new Deletion(true, false, Duration.ofDays(1)));
    }

    @BeforeEach
    void somebodyHasSignedUp() {
        ada.signUp(ADA);
    }

    private String id(String email) {
        return storage.users().findByEmail(email).orElseThrow().id();
    }

    private List<AuditEvent> kept(AuditQuery query) {
        return auth.signet().audit().find(query).events();
    }

    private static List<String> kinds(TestResponse response) {
        return events(response).stream()
                .map(event -> event.get("kind") + " " + event.get("detail"))
                .map(String::strip)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> events(TestResponse response) {
        assertThat(response.status()).isEqualTo(200);
        return (List<Map<String, Object>>) Objects.requireNonNull(response.value("events"));
    }

    @Test
    @Tag("R-364")
    void whatAnAnswerTellsOfIsKeptAlready() {
        TestBrowser other = auth.browser();
        other.request("POST", "/sign-in/email")
                .from("198.51.100.7")
                .header("user-agent", "Browser/1.0")
                .json(Map.of("email", ADA, "password", WRONG))
                .send();

        List<AuditEvent> events = kept(AuditQuery.ALL);
        assertThat(events)
                .extracting(event -> (event.kind() + " " + event.detail()).strip())
                .containsExactly("sign-in-failed wrong-password", "signed-in email", "signed-up");
        AuditEvent failed = events.get(0);
        assertThat(failed)
                .isEqualTo(new AuditEvent(
                        failed.id(),
                        "sign-in-failed",
                        TestAuth.START,
                        id(ADA),
                        null,
                        "wrong-password",
                        "198.51.100.7",
                        "Browser/1.0"));
        assertThat(failed.id()).matches("[0-9a-f]{16}[A-Za-z0-9]{16}");
        assertThat(events.get(1).sessionId()).isEqualTo(ada.get("/get-session").text("session.id"));
    }

    @Test
    @Tag("R-364")
    void aRecordThatCanNotBeWrittenFailsNoRequest() {
        storage.before(call -> {
            if (call.startsWith("AuditStore")) {
                throw new StorageUnavailableException("away", new IllegalStateException());
            }
        });
        assertThat(ada.signIn(ADA, TestAuth.PASSWORD).status()).isEqualTo(200);
        assertThat(ada.signIn(ADA, WRONG).status()).isEqualTo(401);
        assertThat(ada.get(LIST).status()).isEqualTo(503);
    }

    @Test
    @Tag("R-364")
    void ofParallelActsNoneIsLost() throws Exception {
        List<Integer> statuses =
                Together.run(16, index -> auth.browser().signIn(ADA, WRONG).status());

        assertThat(statuses).containsOnly(401);
        assertThat(kept(AuditQuery.ALL.ofKinds("sign-in-failed"))).hasSize(16);
    }

    @Test
    @Tag("R-369")
    void unlessSwitchedOnNothingIsKept() {
        try (var without = TestAuth.builder().storage(storage).build()) {
            storage.forgetCalls();
            TestBrowser browser = without.browser();
            browser.signIn(ADA, TestAuth.PASSWORD);
            assertThat(storage.calls()).isNotEmpty().noneMatch(call -> call.startsWith("AuditStore"));
            assertThat(browser.get(LIST).status()).isEqualTo(404);
        }
    }

    @Test
    @Tag("R-366")
    void aUserSeesWhatWasDoneToTheirsAlone() {
        TestBrowser eve = auth.browser();
        eve.signUp(EVE);
        eve.signIn(ADA, WRONG);
        eve.signIn("nobody@example.com", WRONG);

        assertThat(kinds(ada.get(LIST)))
                .containsExactly("sign-in-failed wrong-password", "signed-in email", "signed-up");
        TestResponse evesOwn = eve.get(LIST);
        assertThat(kinds(evesOwn)).containsExactly("signed-in email", "signed-up");
        assertThat(evesOwn.header("cache-control")).contains("no-store");
        assertThat(evesOwn.value("nextCursor")).isNull();
        assertThat(events(evesOwn).get(0).keySet())
                .containsExactly("id", "kind", "createdAt", "sessionId", "detail", "ipAddress", "userAgent");
        assertThat(kinds(eve.get(LIST + "?userId=" + id(ADA)))).hasSize(2);

        String adasCursor = ada.get(LIST + "?limit=1").text("nextCursor");
        assertThat(kinds(eve.get(LIST + "?cursor=" + adasCursor)))
                .as("a cursor opens nothing")
                .allMatch(kind -> List.of("signed-in email", "signed-up").contains(kind));
        assertThat(auth.browser().get(LIST)).hasToString("401 " + Wire.UNAUTHORIZED);
        ada.post("/revoke-sessions");
        assertThat(ada.get(LIST).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=1e1",
                "limit=9999999999",
                "cursor=x",
                "cursor=MTIz",
                "cursor=%27%20OR%201=1",
                "cursor=OTk5OTk5OTk5OTk5OTk5OTk5OTkuYQ"
            })
    @Tag("R-366")
    void whatIsNoLimitAndNoCursorIsRefused(String query) {
        TestResponse response = ada.get(LIST + "?" + query);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).contains("VALIDATION_ERROR");
    }

    @Test
    @Tag("R-365")
    void pagesHaveEachEventOnceWhileOthersAreTold() {
        for (int i = 0; i < 21; i++) {
            auth.browser().signIn(ADA, WRONG);
        }
        int before = kept(AuditQuery.ALL).size();
        List<Object> ids = new ArrayList<>();
        String query = "?limit=5";
        while (!query.isEmpty()) {
            TestResponse page = ada.get(LIST + query);
            events(page).forEach(event -> ids.add(event.get("id")));
            Object next = page.value("nextCursor");
            query = next == null ? "" : "?limit=5&cursor=" + next;
            auth.clock().advance(Duration.ofMillis(1));
            auth.browser().signIn(ADA, WRONG);
        }
        assertThat(ids).hasSize(before).hasSameSizeAs(new HashSet<>(ids));
        assertThat(ids)
                .as("in order, also within a millisecond")
                .isSortedAccordingTo((a, b) -> b.toString().compareTo(a.toString()));
    }

    @Test
    @Tag("R-365")
    void anApplicationReadsByUserKindAndTime() {
        auth.clock().advance(Duration.ofMinutes(1));
        auth.browser().signUp(EVE);
        AuditQuery late = AuditQuery.ALL.between(TestAuth.START.plusSeconds(1), null);

        assertThat(kept(late)).hasSize(2).allMatch(event -> id(EVE).equals(event.userId()));
        assertThat(kept(late.ofUser(id(ADA)))).isEmpty();
        assertThat(kept(AuditQuery.ALL.ofKinds("signed-up"))).hasSize(2);
        AuditPage page = auth.signet().audit().find(AuditQuery.ALL.limit(3));
        AuditPage last = auth.signet().audit().find(AuditQuery.ALL.limit(3).after(page.next()));
        assertThat(last.events()).singleElement().extracting(AuditEvent::kind).isEqualTo("signed-up");
        assertThat(last.next()).isNull();
        assertThatThrownBy(() -> AuditQuery.ALL.limit(1_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AuditQuery.ALL.limit(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("R-367")
    void whatIsOlderThanItIsKeptIsRemovedABatchAtATime() throws Exception {
        for (int i = 0; i < 2_500; i++) {
            storage.audit()
                    .create(TestingRows.auditEvent(
                            "u1", "signed-in", TestAuth.START.minus(RETENTION.plusMillis(i / 7 + 1))));
        }
        Instant due = TestAuth.START.plus(Duration.ofMinutes(61));
        AuditEvent kept = TestingRows.auditEvent("u1", "signed-in", due.minus(RETENTION));
        storage.audit().create(kept);
        storage.forgetCalls();
        try (var other = TestAuth.builder()
                .storage(storage)
                .options(options -> options.audit(new AuditOptions(true, RETENTION)))
                .build()) {
            other.clock().advance(Duration.ofMinutes(61));
            for (int i = 0; i < 5; i++) {
                other.browser().signIn(ADA, WRONG);
            }
            Eventually.holds(() -> sweeps() == 3);
        }
        assertThat(kept(AuditQuery.ALL.ofUser("u1"))).containsExactly(kept);
        assertThat(sweeps()).as("the third batch ends it for an hour").isEqualTo(3);
    }

    private long sweeps() {
        return storage.calls().stream()
                .filter("AuditStore.deleteBefore"::equals)
                .count();
    }

    @Test
    @Tag("R-368")
    void whatWasDoneIsKnownWhenTheUserIsGone() {
        String id = id(ADA);
        ada.post("/delete-user", Map.of("password", TestAuth.PASSWORD));

        assertThat(storage.users().findById(id)).isEmpty();
        assertThat(kept(AuditQuery.ALL.ofUser(id)))
                .extracting(AuditEvent::kind)
                .containsExactly("user-deleted", "signed-in", "signed-up");
    }
}
