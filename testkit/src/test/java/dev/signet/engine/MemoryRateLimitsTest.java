package dev.signet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.storage.AccountStore;
import dev.signet.storage.AuditStore;
import dev.signet.storage.RateLimitStore;
import dev.signet.storage.SessionStore;
import dev.signet.storage.SigningKeyStore;
import dev.signet.storage.Storage;
import dev.signet.storage.UserStore;
import dev.signet.storage.VerificationStore;
import dev.signet.testkit.RateLimitStoreContract;
import dev.signet.testkit.TestingRows;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The counters in the process keep every promise of those in a database. */
class MemoryRateLimitsTest implements RateLimitStoreContract {

    private final RateLimitStore limits = new MemoryRateLimits();

    @Override
    public Storage storage() {
        return new OnlyRateLimits(limits);
    }

    @Test
    void aFloodOfKeysIsForgottenTheOldestFirst() {
        Duration window = Duration.ofHours(1);
        limits.hit("first", 1, window, TestingRows.NOW);
        limits.hit("busy", 1, window, TestingRows.NOW);
        for (int i = 0; i < 100_000; i++) {
            limits.hit("key " + i, 1, window, TestingRows.NOW);
            if (i % 10_000 == 0) {
                assertThat(limits.hit("busy", 1, window, TestingRows.NOW).allowed())
                        .isFalse();
            }
        }

        assertThat(limits.hit("busy", 1, window, TestingRows.NOW).allowed()).isFalse();
        assertThat(limits.hit("first", 1, window, TestingRows.NOW).allowed()).isTrue();
    }

    private record OnlyRateLimits(RateLimitStore rateLimits) implements Storage {

        @Override
        public UserStore users() {
            throw new UnsupportedOperationException();
        }

        @Override
        public AccountStore accounts() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SessionStore sessions() {
            throw new UnsupportedOperationException();
        }

        @Override
        public AuditStore audit() {
            throw new UnsupportedOperationException();
        }

        @Override
        public VerificationStore verifications() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SigningKeyStore signingKeys() {
            throw new UnsupportedOperationException();
        }
    }
}
