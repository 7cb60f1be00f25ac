package dev.signet.testkit;

import static dev.signet.testkit.TestingRows.NOW;
import static dev.signet.testkit.TestingRows.id;
import static dev.signet.testkit.TestingRows.verification;
import static dev.signet.testkit.Together.RACERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.model.Verification;
import dev.signet.storage.VerificationStore;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Every promise of {@link VerificationStore}. */
public interface VerificationStoreContract extends StorageUnderTest {

    /** What is read is gone. */
    @Test
    default void aOneTimeThingIsConsumedOnce() {
        var stored = verification("reset-password:" + id());
        storage().verifications().create(stored);

        assertThat(storage().verifications().consume(stored.identifier(), NOW)).contains(stored);
        assertThat(storage().verifications().consume(stored.identifier(), NOW)).isEmpty();
    }

    /** A look takes nothing, and sees only what is alive. */
    @Test
    default void whatIsAliveIsSeenUntilItIsConsumed() {
        var stored = verification("reset-password:" + id(), NOW, NOW.plusMillis(1));
        assertThat(storage().verifications().peek(stored.identifier(), NOW)).isEmpty();
        storage().verifications().create(stored);

        assertThat(storage().verifications().peek(stored.identifier(), NOW)).contains(stored);
        assertThat(storage().verifications().peek(stored.identifier(), NOW)).contains(stored);
        assertThat(storage().verifications().peek(stored.identifier() + "x", NOW))
                .isEmpty();
        assertThat(storage().verifications().peek(stored.identifier(), NOW.plusMillis(1)))
                .isEmpty();
        storage().verifications().consume(stored.identifier(), NOW);
        assertThat(storage().verifications().peek(stored.identifier(), NOW)).isEmpty();
    }

    /** Any text is a value. */
    @Test
    default void aValueOfAnyTextComesBackUnchanged() {
        var plain = verification("auth-state:" + id());
        var value = "{\"name\":\"O'Brien 👋\",\"next\":\"/a?b=c%20d\"}" + "x".repeat(2_000);
        var stored = new Verification(
                plain.id(), plain.identifier(), value, plain.expiresAt(), plain.createdAt(), plain.updatedAt());
        storage().verifications().create(stored);

        assertThat(storage().verifications().consume(stored.identifier(), NOW)).contains(stored);
    }

    /** Nothing is an empty answer. */
    @Test
    default void anUnknownIdentifierIsEmpty() {
        assertThat(storage().verifications().consume("reset-password:" + id(), NOW))
                .isEmpty();
    }

    /** The purpose is part of the key. */
    @Test
    default void aOneTimeThingOfAnotherPurposeIsNotConsumed() {
        var token = id();
        var reset = verification("reset-password:" + token);
        var link = verification("magic-link:" + token);
        storage().verifications().create(reset);

        assertThat(storage().verifications().consume(link.identifier(), NOW)).isEmpty();
        assertThat(storage().verifications().consume(token, NOW)).isEmpty();
        assertThat(storage().verifications().consume("reset-password:%", NOW)).isEmpty();

        storage().verifications().create(link);
        assertThat(storage().verifications().consume(link.identifier(), NOW)).contains(link);
        assertThat(storage().verifications().consume(reset.identifier(), NOW)).contains(reset);
    }

    /** From the moment of expiry on it is worthless. */
    @Test
    default void anExpiredOneTimeThingIsEmpty() {
        var expiresNow = verification("magic-link:" + id(), NOW.minusSeconds(300), NOW);
        var expiresNext = verification("magic-link:" + id(), NOW.minusSeconds(300), NOW.plusMillis(1));
        storage().verifications().create(expiresNow);
        storage().verifications().create(expiresNext);

        assertThat(storage().verifications().consume(expiresNow.identifier(), NOW))
                .isEmpty();
        assertThat(storage().verifications().consume(expiresNow.identifier(), NOW.minusSeconds(1)))
                .as("an expired one is removed, too")
                .isEmpty();
        assertThat(storage().verifications().consume(expiresNext.identifier(), NOW))
                .contains(expiresNext);
    }

    /** A newer one replaces the older ones, which are gone with it. */
    @Test
    default void theNewestIsConsumedAndAllOthersAreRemoved() {
        var identifier = "sign-in-otp-" + id();
        var expiry = NOW.plusSeconds(300);
        var oldest = verification(identifier, NOW.minusSeconds(2), expiry);
        var newest = verification(identifier, NOW, expiry);
        var older = verification(identifier, NOW.minusSeconds(1), expiry);
        storage().verifications().create(oldest);
        storage().verifications().create(newest);
        storage().verifications().create(older);

        assertThat(storage().verifications().consume(identifier, NOW)).contains(newest);
        assertThat(storage().verifications().consume(identifier, NOW)).isEmpty();
    }

    /** The race for one thing has one winner. */
    @RepeatedTest(20)
    default void ofParallelConsumersExactlyOneGetsIt() throws Exception {
        var identifier = "reset-password:" + id();
        storage().verifications().create(verification(identifier, NOW.minusSeconds(1), NOW.plusSeconds(9)));
        storage().verifications().create(verification(identifier, NOW, NOW.plusSeconds(9)));

        var consumed = Together.run(RACERS, i -> storage().verifications().consume(identifier, NOW));

        assertThat(consumed.stream().filter(Optional::isPresent)).hasSize(1);
    }

    /** What has expired can be swept, and nothing else is. */
    @Test
    default void sweepingRemovesWhatHasExpiredAndCountsIt() {
        // Long ago: on a shared database nobody else has rows that expired then.
        var then = Instant.parse("2001-01-01T00:00:00.500Z");
        storage().verifications().deleteExpired(then, 500);
        var past = verification("a:" + id(), then.minusSeconds(10), then.minusMillis(1));
        var now = verification("a:" + id(), then.minusSeconds(10), then);
        var next = verification("a:" + id(), then.minusSeconds(10), then.plusMillis(1));
        storage().verifications().create(past);
        storage().verifications().create(now);
        storage().verifications().create(next);

        assertThat(storage().verifications().deleteExpired(then, 1)).isEqualTo(1);
        assertThat(storage().verifications().deleteExpired(then, 500)).isEqualTo(1);
        assertThat(storage().verifications().deleteExpired(then, 500)).isZero();

        var before = then.minusSeconds(5);
        assertThat(storage().verifications().consume(past.identifier(), before)).isEmpty();
        assertThat(storage().verifications().consume(now.identifier(), before)).isEmpty();
        assertThat(storage().verifications().consume(next.identifier(), before)).contains(next);
    }
}
