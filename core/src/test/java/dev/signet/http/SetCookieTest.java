package dev.signet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SetCookieTest {

    private static final SetCookie.Scope PLAIN = new SetCookie.Scope(null, false);

    @Test
    void hasTheAttributesOfTheWireInItsOrder() {
        // better-auth 1.7.6: Max-Age=604800; Path=/; HttpOnly; SameSite=Lax
        assertThat(new SetCookie("n", "v", Duration.ofDays(7), PLAIN).headerValue())
                .isEqualTo("n=v; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax");
        assertThat(new SetCookie("n", "v", Duration.ofDays(7), new SetCookie.Scope("example.com", true)).headerValue())
                .isEqualTo("n=v; Max-Age=604800; Domain=example.com; Path=/; HttpOnly; Secure; SameSite=Lax");
    }

    @Test
    void aCookieOfTheBrowsersSessionHasNoMaxAge() {
        assertThat(new SetCookie("n", "v", null, PLAIN).headerValue()).isEqualTo("n=v; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void anExpiredCookieRemovesTheOneOfItsName() {
        // better-auth 1.7.6: sign-out
        assertThat(SetCookie.expired("n", PLAIN).headerValue())
                .isEqualTo("n=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void valuesArePercentEncoded() {
        assertThat(new SetCookie("n", "a+b/c=; Domain=evil\r\né", null, PLAIN).headerValue())
                .startsWith("n=a%2Bb%2Fc%3D%3B%20Domain%3Devil%0D%0A%C3%A9; Path=/;");
    }

    @Test
    void namesCarryThePrefixAndTheSecureMark() {
        CookieNames plain = new CookieNames("better-auth", false);
        CookieNames secure = new CookieNames("mine", true);

        assertThat(plain.sessionToken()).isEqualTo("better-auth.session_token");
        assertThat(plain.sessionData()).isEqualTo("better-auth.session_data");
        assertThat(plain.accessToken()).isEqualTo("better-auth.access_token");
        assertThat(plain.dontRemember()).isEqualTo("better-auth.dont_remember");
        assertThat(secure.sessionToken()).isEqualTo("__Secure-mine.session_token");
    }
}
