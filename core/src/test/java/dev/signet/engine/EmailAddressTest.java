package dev.signet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verdicts are those that better-auth 1.7.6 gave at sign-up, but for the length. */
class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com",
                "ADA@EXAMPLE.COM",
                "o'ada@example.com",
                "ada+tag@example.com",
                "ada_l@example.com",
                "a.d.a@example.co.uk",
                "1@1.io",
                "-@example.com",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com",
                "ada@bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.com",
                "ada@xn--exmple-cua.com",
                "ada@a-.com"
            })
    void theReferenceAcceptsThese(String text) {
        assertThat(EmailAddress.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "no",
                "ada.example.com",
                "ada@",
                "@example.com",
                "ada@@example.com",
                "a@b@example.com",
                "ada l@example.com",
                " ada@example.com",
                " ada@example.com ",
                "ada@example.com ",
                "ädä@example.com",
                "ada@exämple.com",
                "ada@example.com.",
                "a..b@example.com",
                ".ada@example.com",
                "ada.@example.com",
                "ada'@example.com",
                "ada@.example.com",
                "ada@example..com",
                "ada@localhost",
                "ada@[127.0.0.1]",
                "ada@127.0.0.1",
                "\"ada\"@example.com",
                "ada@example.c",
                "ada@example.c0m",
                "ada@example.com\n",
                "ada\u0000@example.com",
                "ada@exa_mple.com",
                "ada@-example.com",
                "ada@example.com,eve@example.com",
                "Ada <ada@example.com>",
                "ada%40x@example.com",
                "ada@example.com\u200b",
                "adа@example.com",
                "ada＠example.com"
            })
    @Tag("R-005")
    void theReferenceRefusesThese(String text) {
        assertThat(EmailAddress.isValid(text)).isFalse();
    }

    @Test
    @Tag("R-005")
    void isNoLongerThanMailAllows() {
        assertThat(EmailAddress.isValid("a".repeat(242) + "@example.com")).isTrue();
        assertThat(EmailAddress.isValid("a".repeat(243) + "@example.com")).isFalse();
    }

    @Test
    @Tag("R-005")
    void theCanonicalFormIsLowerCaseInEveryLocale() {
        assertThat(EmailAddress.canonical("INFO.Mixed@EXAMPLE.COM")).isEqualTo("info.mixed@example.com");
    }
}
