package dev.signet.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.http.SetCookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieSignerTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef-test-secret";
    private static final String VALUE = "abcdefghijklmnopqrstuvwxyzABCDEF";
    private static final String SIGNATURE = "8VqE7VIE9AfwrIuDQ1yTyeGsHFo6RseDx8pUXUSEa6A=";

    private final CookieSigner signer = new CookieSigner(new MasterSecret(SECRET));

    @Test
    void signsAsBetterAuthDoes() {
        // better-auth 1.7.24: the vector of its signed cookies
        assertThat(signer.sign(VALUE)).isEqualTo(VALUE + "." + SIGNATURE);
        var cookie = new SetCookie("c", signer.sign(VALUE), null, new SetCookie.Scope(null, false));
        assertThat(cookie.headerValue())
                .startsWith("c=abcdefghijklmnopqrstuvwxyzABCDEF.8VqE7VIE9AfwrIuDQ1yTyeGsHFo6RseDx8pUXUSEa6A%3D;");
    }

    @Test
    void opensWhatItSignedEvenWithDotsInTheValue() {
        assertThat(signer.open(signer.sign(VALUE))).contains(VALUE);
        assertThat(signer.open(signer.sign("a.b.c"))).contains("a.b.c");
    }

    @Test
    void refusesTheSignatureOfAnotherSecret() {
        var other = new CookieSigner(new MasterSecret(SECRET + "!"));

        assertThat(signer.open(other.sign(VALUE))).isEmpty();
    }

    @Test
    void whatAReplacedSecretSignedIsAcceptedAndOutdated() {
        var before = new CookieSigner(new MasterSecret("the-old-secret"));
        var signer = new CookieSigner(new MasterSecret(
                List.of(new VersionedSecret("2", SECRET), new VersionedSecret("1", "the-old-secret"))));

        assertThat(signer.open(before.sign(VALUE))).contains(VALUE);
        assertThat(signer.isOutdated(before.sign(VALUE))).isTrue();
        assertThat(signer.sign(VALUE)).isEqualTo(VALUE + "." + SIGNATURE);
        assertThat(signer.isOutdated(signer.sign(VALUE))).isFalse();
        assertThat(signer.isOutdated(new CookieSigner(new MasterSecret("another")).sign(VALUE)))
                .isFalse();
        assertThat(signer.open(new CookieSigner(new MasterSecret("another")).sign(VALUE)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                VALUE,
                "." + SIGNATURE,
                VALUE + ".",
                VALUE + "x." + SIGNATURE,
                VALUE + ". " + SIGNATURE,
                VALUE + ".8VqE7VIE9AfwrIuDQ1yTyeGsHFo6RseDx8pUXUSEa6A",
                VALUE + ".8VqE7VIE9AfwrIuDQ1yTyeGsHFo6RseDx8pUXUSEa6B=",
                VALUE + ".8vqe7vie9afwriudq1ytyegshfo6rsedx8puxusea6a=",
                VALUE + ".8VqE7VIE9AfwrIuDQ1yTyeGsHFo6RseDx8pUXUSEa6é="
            })
    void refusesWhatIsNotExactlySigned(String signed) {
        assertThat(signer.open(signed)).isEmpty();
    }
}
