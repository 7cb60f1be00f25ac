package dev.signet.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.Signet;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TestAuthTest {

    @Test
    void aTestReadsLikeAVisit() {
        try (var auth = TestAuth.create()) {
            TestBrowser browser = auth.browser();
            browser.signUp("ada@example.com");

            assertThat(browser.get("/get-session").text("user.email")).isEqualTo("ada@example.com");
            assertThat(auth.browser().get("/get-session").json()).isNull();
            assertThat(auth.storage().users().findByEmail("ada@example.com")).isPresent();
            assertThat(auth.signet()).isInstanceOf(Signet.class);
        }
    }

    @Test
    void cookiesAreForgottenAsBrowsersForgetThem() {
        var clock = new TestingClock(TestAuth.START);
        var jar = new CookieJar(clock, false);
        jar.receive("a=1; Max-Age=10; Path=/; HttpOnly; SameSite=Lax");
        jar.receive("b=2; Path=/; HttpOnly; SameSite=Lax");
        jar.receive("c=3; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
        jar.receive("d=4; Path=/; Secure");
        jar.receive("__Secure-e=5; Path=/");
        jar.receive("f=" + "x".repeat(4096) + "; Path=/");
        assertThat(jar.header()).isEqualTo("a=1; b=2");

        clock.advance(Duration.ofSeconds(10));
        assertThat(jar.header()).isEqualTo("b=2");
        jar.receive("b=; Max-Age=0; Path=/");
        assertThat(jar.header()).isEmpty();

        jar.receive("g=7; Max-Age=99999999999; Path=/");
        jar.receive("h=8; Path=/");
        jar.endSession();
        assertThat(jar.header()).isEqualTo("g=7");
        clock.advance(Duration.ofDays(400));
        assertThat(jar.header()).isEmpty();
    }

    @Test
    void secureCookiesAreKeptOnASecureSite() {
        var jar = new CookieJar(new TestingClock(TestAuth.START), true);
        jar.receive("__Secure-a=1; Path=/; HttpOnly; Secure; SameSite=Lax");

        assertThat(jar.header()).isEqualTo("__Secure-a=1");
    }

    @Test
    void aTextThatIsNotThereIsNamed() {
        try (var auth = TestAuth.create()) {
            TestResponse response = auth.browser().get("/ok");

            assertThat(response.value("ok.more.still")).isNull();
            assertThatThrownBy(() -> response.text("user.name"))
                    .hasMessage("There is no text at user.name of the answer with status 200.");
            assertThat(response.code()).isEmpty();
        }
    }
}
