package dev.signet.feature.emailpassword;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.Wire;
import dev.signet.options.RequestOptions.RateLimitStorage;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody has many addresses, and would like the counters in memory to forget. */
@Tag("R-341")
class LockOutInMemoryTest {

    private static final String EMAIL = "ada@example.com";
    private static final int ROOM = 100_000;

    @AutoClose
    private final TestAuth auth = TestAuth.builder()
            .options(options -> options.request(Wire.limited(RateLimitStorage.MEMORY)))
            .build();

    private int addresses;

    @Test
    void aFloodOfRequestsUnlocksNoAccount() {
        auth.browser().signUp(EMAIL);
        lock(EMAIL);
        TestBrowser anybody = auth.browser();
        for (int i = 0; i <= ROOM; i++) {
            anybody.request("GET", "/ok").from(anywhere()).send();
        }

        assertThat(tryAt(EMAIL)).isEqualTo(429);
    }

    @Test
    void aFloodOfTriesAtOneAccountUnlocksNoOther() {
        auth.browser().signUp(EMAIL);
        lock(EMAIL);
        lock("eve@example.com");
        // Three windows each.
        for (int i = 0; i <= ROOM / 3; i++) {
            assertThat(tryAt("eve@example.com")).isEqualTo(429);
        }

        assertThat(tryAt(EMAIL)).isEqualTo(429);
    }

    private void lock(String email) {
        int tries = 0;
        while (tryAt(email) == 401) {
            assertThat(++tries).isLessThanOrEqualTo(100);
        }
    }

    private int tryAt(String email) {
        return auth.browser()
                .request("POST", "/sign-in/email")
                .json(Map.of("email", email, "password", "wrong horse battery"))
                .from(anywhere())
                .send()
                .status();
    }

    private String anywhere() {
        addresses++;
        return "198." + addresses / 62_500 + "." + addresses / 250 % 250 + "." + addresses % 250;
    }
}
