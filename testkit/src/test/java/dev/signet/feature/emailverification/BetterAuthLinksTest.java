package dev.signet.feature.emailverification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.MailKind;
import dev.signet.options.EmailOptions;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import dev.signet.testkit.TestingClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that Better Auth 1.7.6 mailed to ada@example.com, with the master secret of these tests, work after the move. */
class BetterAuthLinksTest {

    private static final Instant MAILED = Instant.ofEpochSecond(1795280091);
    private static final String HEAD = "eyJhbGciOiJIUzI1NiJ9";
    private static final String VERIFY = HEAD
            + ".eyJlbWFpbCI6ImFkYUBleGFtcGxlLmNvbSIsImlhdCI6MTc5NTI4MDA5MSwiZXhwIjoxNzk1MjgzNjkxfQ"
            + ".9ZlUBmRzWpM4aXPK3orsY5JHRPLhIWJMb4A7S0UwGm4";
    private static final String CONFIRM = HEAD
            + ".eyJlbWFpbCI6ImFkYUBleGFtcGxlLmNvbSIsInVwZGF0ZVRvIjoiY291bnRlc3NAZXhhbXBsZS5jb20iLCJyZXF1ZXN0VHlwZSI6"
            + "ImNoYW5nZS1lbWFpbC1jb25maXJtYXRpb24iLCJpYXQiOjE3OTUyODAwOTEsImV4cCI6MTc5NTI4MzY5MX0"
            + ".XzRs5kDIhiN-ZstsHuB7f-APEauk9G2nnHqGcnielOI";
    private static final String CHANGE = HEAD
            + ".eyJlbWFpbCI6ImFkYUBleGFtcGxlLmNvbSIsInVwZGF0ZVRvIjoiY291bnRlc3NAZXhhbXBsZS5jb20iLCJyZXF1ZXN0VHlwZSI6"
            + "ImNoYW5nZS1lbWFpbC12ZXJpZmljYXRpb24iLCJpYXQiOjE3OTUyODAwOTEsImV4cCI6MTc5NTI4MzY5MX0"
            + ".tUQd-ufyqmnLUmGMWRbRKm2lBXzeZx2SxEBPKUKS9Ko";

    @AutoClose
    private final TestAuth auth = TestAuth.builder()
            .clock(new TestingClock(MAILED.plusSeconds(1)))
            .options(options -> options.email(new EmailOptions(
                    Duration.ofHours(1), EmailOptions.Verification.DEFAULTS, true, EmailOptions.Deletion.DEFAULTS)))
            .build();

    private final TestBrowser browser = auth.browser();

    @BeforeEach
    void somebodyHasSignedUp() {
        browser.signUp("ada@example.com");
        auth.clock().set(MAILED.plusSeconds(600));
    }

    private TestResponse follow(String token) {
        return browser.get("/verify-email?token=" + token);
    }

    private boolean isVerified() {
        return auth.storage()
                .users()
                .findByEmail("ada@example.com")
                .orElseThrow()
                .emailVerified();
    }

    @Test
    @Tag("R-097")
    void aLinkInFlightProvesTheAddressUntilItExpires() {
        assertThat(follow(VERIFY)).hasToString("200 {\"status\":true,\"user\":null}");
        assertThat(isVerified()).isTrue();
        auth.clock().set(MAILED.plusSeconds(3_600));
        assertThat(follow(VERIFY).code()).contains("TOKEN_EXPIRED");
    }

    /** It names an address and no user. */
    @Test
    @Tag("R-097")
    void aLinkProvesNothingForWhoeverSignedUpWithTheAddressAfterwards() {
        String id = auth.storage()
                .users()
                .findByEmail("ada@example.com")
                .orElseThrow()
                .id();
        assertThat(auth.storage().users().delete(id)).isTrue();
        auth.browser().signUp("ada@example.com");

        assertThat(auth.browser().get("/verify-email?token=" + VERIFY).code()).contains("USER_NOT_FOUND");
        assertThat(isVerified()).isFalse();
    }

    @Test
    @Tag("R-320")
    void aLinkInFlightDiesWithTheSessionsOfItsTime() {
        var body = Map.of("currentPassword", TestAuth.PASSWORD, "newPassword", "another good password");
        assertThat(browser.post("/change-password", body).status()).isEqualTo(200);
        for (String link : List.of(VERIFY, CONFIRM, CHANGE)) {
            assertThat(follow(link).code()).contains("INVALID_TOKEN");
        }
        assertThat(isVerified()).isFalse();
        assertThat(auth.mailer().mails(MailKind.VERIFY_EMAIL, "countess@example.com"))
                .isEmpty();
    }

    @Test
    @Tag("R-099")
    void aChangeInFlightGoesOn() {
        assertThat(auth.browser().get("/verify-email?token=" + CONFIRM).code()).contains("INVALID_USER");
        assertThat(follow(CONFIRM).status()).isEqualTo(200);
        assertThat(auth.mailer().mails(MailKind.VERIFY_EMAIL, "countess@example.com"))
                .hasSize(1);
        assertThat(follow(CHANGE).text("user.email")).isEqualTo("countess@example.com");
        assertThat(follow(CHANGE).code()).contains("USER_NOT_FOUND");
    }

    /** Nothing in it says that the old mailbox gave leave. */
    @Test
    @Tag("R-099")
    void aProvedAddressDoesNotChangeByItsLastLinkAlone() {
        follow(VERIFY);
        assertThat(follow(CHANGE).code()).contains("INVALID_TOKEN");
        assertThat(isVerified()).isTrue();
    }

    /** Each is signed as Better Auth signs, and not such a link. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'iat':1795280091,'exp':1795283691}",
                "{'email':'ada@example.com','exp':1795283691}",
                "{'email':'ada@example.com','iat':1795280091}",
                "{'email':'ada@example.com','iat':1795280091,'exp':1796280091}",
                "{'email':'ada@example.com','iat':1795280091,'exp':1795283691,'aud':'x'}",
                "{'email':'ada@example.com','iat':1795280091,'exp':1795283691,'sub':'x'}",
                "{'email':'ada@example.com','iat':1795280091,'exp':1795283691,'session':{}}",
                "{'email':'ada@example.com','iat':1795280091,'exp':1795283691,'updateTo':'eve@example.com'}",
                "{'email':'ada@example.com','iat':1795280091,'exp':1795283691,'requestType':'other','updateTo':'e@e.com'}",
                "{'email':{},'iat':1795280091,'exp':1795283691}",
                "[]"
            })
    @Tag("R-028")
    void nothingElseUnderThatKeyIsALink(String claims) throws Exception {
        assertThat(follow(signed("{'alg':'HS256'}", claims)).code()).contains("INVALID_TOKEN");
        assertThat(isVerified()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'alg':'none'}", "{'alg':'HS512'}", "{'alg':'HS256','typ':'JWT'}", "{}", "x"})
    @Tag("R-028")
    void anotherHeaderIsRefused(String header) throws Exception {
        String good = "{'email':'ada@example.com','iat':1795280091,'exp':1795283691}";
        assertThat(follow(signed("{'alg':'HS256'}", good)).status()).isEqualTo(200);
        assertThat(follow(signed(header, good)).code()).contains("INVALID_TOKEN");
        assertThat(follow(VERIFY.substring(0, VERIFY.length() - 2) + "AA").code())
                .contains("INVALID_TOKEN");
    }

    private static String signed(String header, String claims) throws Exception {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        String data = encoder.encodeToString(header.replace('\'', '"').getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TestAuth.SECRETS.master().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return data + "." + encoder.encodeToString(mac.doFinal(data.getBytes(StandardCharsets.UTF_8)));
    }
}
