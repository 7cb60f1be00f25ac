package dev.signet.feature.emailpassword;

import static dev.signet.fixture.Wire.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.fixture.ObservedStorage;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody may choose, beside what is too short or too long. */
class NewPasswordTest {

    private static final String COMMON =
            "400 " + error("This password is too common. Please choose a different password.", "PASSWORD_TOO_COMMON");
    private static final String PERSONAL = "400 "
            + error(
                    "This password is little more than your name or email. Please choose a different password.",
                    "PASSWORD_TOO_PERSONAL");

    private final ObservedStorage storage = new ObservedStorage();

    @AutoClose
    private final TestAuth auth = TestAuth.builder().storage(storage).build();

    private final TestBrowser browser = auth.browser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678",
                "password",
                "Password",
                "PASSWORD1",
                "qwertyuiop",
                "iloveyou",
                "football",
                "trustno1",
                "password123",
                "Jennifer",
                "christopher",
                "ｐａｓｓｗｏｒｄ"
            })
    @Tag("R-313")
    void aCommonPasswordIsRefusedAtSignUpAndChange(String password) {
        storage.forgetCalls();
        assertThat(signUp("Ada Lovelace", "ada@example.com", password)).hasToString(COMMON);
        assertThat(storage.calls()).isEmpty();

        assertThat(change(password)).hasToString(COMMON);
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace, ada@example.com, AdaLovelace",
        "Ada Lovelace, ada@example.com, lovelace1843",
        "Ada Lovelace, ada@example.com, adalovelace!",
        "Ada Lovelace, ada@example.com, ada@example.com",
        "Ada Lovelace, ada@example.com, ADA@EXAMPLE.COM1!",
        "Ada Lovelace, ada@example.com, Ada Lovelace 42",
        "A, countess.of.lovelace@example.com, countess-lovelace",
        "A, countess.of.lovelace@example.com, countess.of.lovelace",
        "Zoë Strauß, z@example.com, zoëStrauß99",
        "Wolfeschlegelsteinhausen, w@example.com, wolfeschlegelsteinhausen"
    })
    @Tag("R-313")
    void littleMoreThanTheOwnNameOrAddressIsRefused(String name, String email, String password) {
        assertThat(signUp(name, email, password)).hasToString(PERSONAL);
    }

    @Test
    @Tag("R-313")
    void aChangeKnowsTheNameThatIsStored() {
        assertThat(change("AdaLovelace")).hasToString(PERSONAL);
        assertThat(browser.post("/update-user", Map.of("name", "Countess Byron"))
                        .status())
                .isEqualTo(200);
        assertThat(changeAgain("CountessByron1")).hasToString(PERSONAL);
        assertThat(changeAgain("AdaLovelace").status()).as("the name of old").isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace, ada@example.com, my lovelace engine",
        "Ada Lovelace, ada@example.com, adamant-rocks",
        "Al Bo, al@example.com, albo-albo",
        "Rose, rose@example.com, the rose garden grows",
        "'  ', ann@example.com, correct horse",
        "Ada Lovelace, ada@example.com, 12345678 horses",
        "Ada Lovelace, ada@example.com, passwort passwort",
        // Eight units, four letters: the length is that of what was sent.
        "Ada Lovelace, ada@example.com, e\u0301e\u0301e\u0301e\u0301"
    })
    void whatIsMoreThanThatIsAccepted(String name, String email, String password) {
        assertThat(signUp(name, email, password).status()).isEqualTo(200);
    }

    @Test
    void theLengthIsSaidFirst() {
        // better-auth 1.7.6: the length is the first that it checks
        assertThat(signUp("Ada", "ada@example.com", "qwerty"))
                .hasToString("400 " + error("Password too short", "PASSWORD_TOO_SHORT"));
    }

    @Test
    void aCommonPasswordOfOldStillSignsIn() {
        browser.signUp("ada@example.com");
        var account = storage.accounts()
                .findByEmail("ada@example.com", "credential")
                .orElseThrow()
                .account();
        // "password", by crypt(3)
        String hash = "$2b$04$abcdefghijklmnopqrstuughE8Ev8uGFaUgY2cNEySvxngrb/Jzdm";
        storage.accounts().upgradePassword(account.id(), String.valueOf(account.password()), hash, account.updatedAt());

        assertThat(auth.browser().signIn("ada@example.com", "password").status())
                .isEqualTo(200);
    }

    private TestResponse change(String password) {
        browser.signUp("ada@example.com");
        return changeAgain(password);
    }

    private TestResponse changeAgain(String password) {
        return browser.post("/change-password", Map.of("currentPassword", TestAuth.PASSWORD, "newPassword", password));
    }

    private TestResponse signUp(String name, String email, String password) {
        Map<String, Object> body = new HashMap<>(Map.of("name", name, "email", email, "password", password));
        return auth.browser().post("/sign-up/email", body);
    }
}
