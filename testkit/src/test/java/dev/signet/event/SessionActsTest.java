package dev.signet.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.event.SecurityEvent.LockedOut;
import dev.signet.fixture.InDatabase;
import dev.signet.fixture.Wire;
import dev.signet.mail.MailKind;
import dev.signet.model.Account;
import dev.signet.options.RequestOptions.RateLimitStorage;
import dev.signet.options.SessionOptions;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing up, in and out, and what ends sessions. */
@Tag("R-360")
@Tag("R-361")
class SessionActsTest extends RecordedActs {

    @Test
    void signingUpAndIn() {
        keepSecrets();
        TestBrowser eve = auth.browser();
        eve.request("POST", "/sign-up/email")
                .header("user-agent", "Browser/1.0\nforged line")
                .json(Map.of("name", "Eve", "email", EVE, "password", TestAuth.PASSWORD))
                .send();
        List<SecurityEvent> told = events.take();
        String evesId = storage.users().findByEmail(EVE).orElseThrow().id();
        String session = eve.get("/get-session").text("session.id");
        var occasion = new Occasion(TestAuth.START, "192.0.2.1", "Browser/1.0?forged line", session);
        var outside = new Occasion(TestAuth.START, "192.0.2.1", "Browser/1.0?forged line", null);
        assertThat(told)
                .containsExactly(
                        new SecurityEvent.SignedUp(outside, evesId),
                        new SecurityEvent.SignedIn(occasion, evesId, "email"));

        assertThat(browser.signUp(ADA).status()).isEqualTo(422);
        assertThat(events.take()).singleElement().satisfies(refused -> {
            assertThat(refused.kind()).isEqualTo("sign-up-refused");
            assertThat(refused.userId()).isNull();
        });
        browser.signIn(ADA, TestAuth.PASSWORD);
        assertTold("signed-in email");
        browser.get("/get-session");
        browser.get("/token");
        assertThat(events.take()).as("reading").isEmpty();
    }

    @Test
    void failingToSignIn() {
        browser.signIn(ADA, WRONG);
        assertTold("sign-in-failed wrong-password");
        browser.signIn("nobody@example.com", WRONG);
        assertThat(events.take()).singleElement().satisfies(failed -> {
            assertThat(failed.kind()).isEqualTo("sign-in-failed");
            assertThat(failed.detail()).isEqualTo("no-account");
            assertThat(failed.userId()).isNull();
        });
        restart(with(true, false));
        browser.signIn(ADA, TestAuth.PASSWORD);
        assertTold("sign-in-failed email-not-verified");
        browser.signUp(EVE);
        assertThat(events.takeKinds()).containsExactly("signed-up");
        browser.signUp(EVE);
        assertThat(events.takeKinds()).containsExactly("sign-up-refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {ADA, "nobody@example.com"})
    @Tag("R-362")
    void aLockOutIsToldOnceUntilItEnds(String email) {
        restart(with(options -> options.request(Wire.limited(RateLimitStorage.MEMORY))));
        for (int i = 0; i < 10; i++) {
            assertThat(tryFromElsewhere(email)).isEqualTo(401);
        }
        assertThat(events.take()).hasSize(10);
        for (int i = 0; i < 5; i++) {
            assertThat(tryFromElsewhere(email)).isEqualTo(429);
        }
        assertThat(events.take()).singleElement().isInstanceOfSatisfying(LockedOut.class, locked -> {
            assertThat(locked.userId()).isEqualTo(email.equals(ADA) ? adasId() : null);
            assertThat(locked.retryAfter()).isBetween(Duration.ofSeconds(200), Duration.ofMinutes(5));
        });
        auth.clock().advance(Duration.ofMinutes(5));
        for (int i = 0; i < 11; i++) {
            tryFromElsewhere(email);
        }
        assertThat(events.takeKinds()).hasSize(11).last().asString().startsWith("locked-out ");
        auth.clock().set(TestAuth.START);
    }

    /** The route itself lets an address pass three times in ten seconds. */
    private int tryFromElsewhere(String email) {
        auth.clock().advance(Duration.ofSeconds(4));
        return browser.signIn(email, WRONG).status();
    }

    @Test
    void aHashThatIsReplacedAtSignIn() {
        String old =
                "00112233445566778899aabbccddeeff:f5b22309b28fe412c82a4b2cab57498b8f8a42c849af16cb908974048f61c13933"
                        + "421858db3a8f111430bdc493c7cef90f61f904061c77206e3820a2e8b11bc2";
        var account =
                storage.accounts().findByUser(adasId(), Account.CREDENTIAL).orElseThrow();
        storage.accounts().upgradePassword(account.id(), String.valueOf(account.password()), old, TestAuth.START);
        secrets.add(old);

        browser.signIn(ADA, "correct horse battery staple");

        assertTold("password-hash-upgraded", "signed-in email");
        browser.signIn(ADA, "correct horse battery staple");
        assertTold("signed-in email");
    }

    @Test
    void endingSessions() {
        String first = browser.get("/get-session").text("session.id");
        String token = browser.get("/get-session").text("session.token");
        TestBrowser other = auth.browser();
        other.signIn(ADA, TestAuth.PASSWORD);
        String second = other.get("/get-session").text("session.id");
        TestBrowser eve = auth.browser();
        eve.signUp(EVE);
        events.take();

        eve.post("/revoke-session", Map.of("token", token));
        assertThat(events.take()).as("somebody else's is left as it is").isEmpty();
        other.post("/revoke-session", Map.of("token", token));
        assertThat(events.take())
                .containsExactly(new SecurityEvent.SessionRevoked(
                        new Occasion(TestAuth.START, "192.0.2.1", "", second), adasId(), first));
        secrets.add(token);

        other.post("/revoke-other-sessions");
        assertTold("other-sessions-revoked");
        other.post("/revoke-sessions");
        assertTold("all-sessions-revoked");
        other.post("/revoke-sessions");
        assertThat(events.take()).as("nobody is signed in").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void signingOut(boolean inDatabase) {
        restart(with(options -> options.session(inDatabase ? InDatabase.sessions() : SessionOptions.DEFAULTS)));
        browser.signIn(ADA, TestAuth.PASSWORD);
        String session = browser.get("/get-session").text("session.id");
        secrets.addAll(browser.cookies().values());
        events.take();

        browser.post("/sign-out");

        assertThat(events.take())
                .containsExactly(
                        new SecurityEvent.SignedOut(new Occasion(TestAuth.START, "192.0.2.1", "", session), adasId()));
        browser.post("/sign-out");
        assertThat(events.take()).as("nobody is signed in").isEmpty();
    }

    @Test
    void theLinkThatSignsIn() {
        restart(with(true, false));
        browser.signIn(ADA, TestAuth.PASSWORD);
        events.take();
        browser.post("/send-verification-email", Map.of("email", ADA));
        follow(MailKind.VERIFY_EMAIL, ADA);
        assertTold("email-verified", "signed-in email-verification");
    }
}
