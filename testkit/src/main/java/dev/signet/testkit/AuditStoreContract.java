package dev.signet.testkit;

import static dev.signet.testkit.TestingRows.NOW;
import static dev.signet.testkit.TestingRows.account;
import static dev.signet.testkit.TestingRows.auditEvent;
import static dev.signet.testkit.TestingRows.id;
import static dev.signet.testkit.TestingRows.user;
import static dev.signet.testkit.Together.RACERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.model.AuditEvent;
import dev.signet.storage.AuditQuery;
import dev.signet.storage.AuditQuery.Position;
import dev.signet.storage.AuditStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every promise of {@link AuditStore}. */
public interface AuditStoreContract extends StorageUnderTest {

    /** Nothing is lost of what was stored. */
    @Test
    default void anAuditEventComesBackAsItWasStored() {
        var owner = id();
        var full = new AuditEvent(
                id(), "sign-in-failed", NOW, owner, id(), "O'Brien's 👋", "2001:0db8:0000:0000::", "B".repeat(256));
        var kind = id();
        var bare = new AuditEvent(id(), kind, NOW.plusNanos(999_999), null, null, "", "", "");
        storage().audit().create(full);
        storage().audit().create(bare);

        assertThat(found(ofUser(owner))).containsExactly(full);
        assertThat(found(AuditQuery.ALL.ofKinds(kind)))
                .containsExactly(new AuditEvent(bare.id(), kind, NOW, null, null, "", "", ""));
    }

    /** Each condition counts, and all together. */
    @Test
    default void eventsAreFoundByUserKindAndTime() {
        var owner = id();
        var other = id();
        var kind = id();
        var first = created(owner, kind, NOW);
        var second = created(owner, "signed-out", NOW.plusMillis(1));
        var third = created(owner, kind, NOW.plusMillis(2));
        var foreign = created(other, kind, NOW.plusMillis(2));

        assertThat(found(ofUser(owner))).containsExactly(third, second, first);
        assertThat(found(ofUser(other))).containsExactly(foreign);
        assertThat(found(ofUser(id()))).isEmpty();
        assertThat(found(ofUser(owner.toUpperCase(Locale.ROOT)))).isEmpty();
        assertThat(found(AuditQuery.ALL.ofKinds(kind))).containsExactlyInAnyOrder(third, foreign, first);
        assertThat(found(ofUser(owner).ofKinds(kind, "signed-out"))).containsExactly(third, second, first);
        assertThat(found(ofUser(owner).ofKinds(kind))).containsExactly(third, first);
        assertThat(found(ofUser(owner).between(NOW.plusMillis(1), NOW.plusMillis(2))))
                .containsExactly(second);
        assertThat(found(ofUser(owner).between(NOW.plusMillis(1), null))).containsExactly(third, second);
        assertThat(found(ofUser(owner).ofKinds(kind).between(null, NOW.plusMillis(2))))
                .containsExactly(first);
    }

    /** Pages meet, also within one millisecond, and what is stored meanwhile moves none of them. */
    @Test
    default void pagesHaveEachEventOnceWhileOthersAreStored() {
        var owner = id();
        List<AuditEvent> before = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            before.add(created(owner, "signed-in", NOW.plusMillis(i / 10)));
        }
        List<AuditEvent> walked = new ArrayList<>();
        Position after = null;
        int pages = 0;
        for (List<AuditEvent> page = page(owner, after); !page.isEmpty(); page = page(owner, after)) {
            assertThat(page.size()).isLessThanOrEqualTo(4);
            walked.addAll(page);
            after = Position.of(page.get(page.size() - 1));
            created(owner, "signed-in", NOW.plusMillis(10 + pages));
            pages++;
        }

        assertThat(walked)
                .containsExactlyInAnyOrderElementsOf(before)
                .isSortedAccordingTo((a, b) -> a.createdAt().equals(b.createdAt())
                        ? b.id().compareTo(a.id())
                        : b.createdAt().compareTo(a.createdAt()));
        assertThat(pages).isEqualTo(7);
    }

    /** The oldest go, a batch at a time, and nothing that is younger. */
    @Test
    default void oldEventsAreRemovedInBatches() {
        // Long ago: on a shared database nobody else has events of then.
        var then = Instant.parse("2001-01-01T00:00:00.500Z");
        storage().audit().deleteBefore(then.plusSeconds(60), 1_000);
        var owner = id();
        for (int i = 1; i <= 7; i++) {
            created(owner, "signed-in", then.minusMillis(i));
        }
        var kept = created(owner, "signed-in", then);

        assertThat(storage().audit().deleteBefore(then, 3)).isEqualTo(3);
        assertThat(found(ofUser(owner)))
                .extracting(AuditEvent::createdAt)
                .containsExactly(
                        then, then.minusMillis(1), then.minusMillis(2), then.minusMillis(3), then.minusMillis(4));
        assertThat(storage().audit().deleteBefore(then, 3)).isEqualTo(3);
        assertThat(storage().audit().deleteBefore(then, 3)).isEqualTo(1);
        assertThat(storage().audit().deleteBefore(then, 3)).isZero();
        assertThat(found(ofUser(owner))).containsExactly(kept);
    }

    /** What somebody did is still known when they are gone. */
    @Test
    default void auditEventsOutliveTheirUser() {
        var owner = user();
        storage().users().createIfAbsent(owner, account(owner));
        var event = created(owner.id(), "user-deleted", NOW);

        storage().users().delete(owner.id());

        assertThat(found(ofUser(owner.id()))).containsExactly(event);
    }

    /** None is lost where many are stored at once. */
    @Test
    default void parallelEventsAreAllStored() throws Exception {
        var owner = id();

        Together.run(RACERS, i -> created(owner, "signed-in", NOW.plusSeconds(i)));

        assertThat(found(ofUser(owner))).hasSize(RACERS);
    }

    private List<AuditEvent> page(String owner, @Nullable Position after) {
        return found(ofUser(owner).limit(4).after(after));
    }

    private static AuditQuery ofUser(String owner) {
        return AuditQuery.ALL.ofUser(owner);
    }

    private List<AuditEvent> found(AuditQuery query) {
        return storage().audit().find(query);
    }

    private AuditEvent created(String owner, String kind, Instant moment) {
        var event = auditEvent(owner, kind, moment);
        storage().audit().create(event);
        return event;
    }
}
