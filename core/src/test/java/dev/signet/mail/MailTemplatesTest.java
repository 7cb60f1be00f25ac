package dev.signet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailTemplatesTest {

    private static final URI SITE = URI.create("https://api.example.com");
    private static final String URL = "https://api.example.com/verify?token=t&callbackURL=%2F";

    @TempDir
    Path folder;

    private static Mail mail(MailKind kind, String name, Duration lifetime) {
        return new Mail(kind, "ada@example.com", name, new Mail.Link("t", URL, lifetime), "new@example.com");
    }

    private static Mail mail(String name) {
        return mail(MailKind.RESET_PASSWORD, name, Duration.ofHours(1));
    }

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void everyKindHasAMessageInBothFormsWithItsLink(MailKind kind) {
        MailMessage message = MailTemplates.of(SITE).message(mail(kind, "Ada", Duration.ofHours(24)));
        boolean notice = kind == MailKind.PASSWORD_CHANGED || kind == MailKind.EMAIL_CHANGED;

        assertThat(message.subject()).isNotBlank().doesNotContain("{{");
        assertThat(message.text()).contains("api.example.com").doesNotContain("{{", "Subject:", "&amp;");
        assertThat(message.html()).contains("api.example.com").doesNotContain("{{");
        assertThat(message.text().contains(URL)).isEqualTo(!notice);
        assertThat(message.html().contains("href=\"" + URL.replace("&", "&amp;") + "\""))
                .isEqualTo(!notice);
        assertThat(message.text().contains("24 hours")).isEqualTo(!notice);
    }

    /** Whoever signs up as somebody else chooses the name: a mail that repeats it would carry their text. */
    @ParameterizedTest
    @EnumSource(MailKind.class)
    void noBuiltInMailRepeatsWhatSomebodyTypedAsTheirName(MailKind kind) {
        MailMessage message = MailTemplates.of(SITE).message(mail(kind, "Win at evil.example", Duration.ofHours(1)));

        assertThat(message.subject() + message.text() + message.html()).doesNotContain("evil.example");
    }

    @Test
    @Tag("R-092")
    void aFileInTheFolderTakesThePlaceOfTheBuiltInOne() throws IOException {
        Files.writeString(
                folder.resolve("reset-password.txt"), "Subject: Hi {{ name }}\n\nGo to {{url}} within {{lifetime}}");
        MailTemplates templates = MailTemplates.of(SITE, folder);

        MailMessage message = templates.message(mail("Ada"));
        assertThat(message.subject()).isEqualTo("Hi Ada");
        assertThat(message.text()).isEqualTo("Go to " + URL + " within 1 hour\n");
        assertThat(message.html())
                .isEqualTo(MailTemplates.of(SITE).message(mail("Ada")).html());
        assertThat(templates
                        .message(mail(MailKind.VERIFY_EMAIL, "Ada", Duration.ofMinutes(90)))
                        .text())
                .contains("90 minutes");
    }

    @Test
    @Tag("R-092")
    void valuesAreEscapedInHtmlAndNeverFilledInAgain() throws IOException {
        Files.writeString(folder.resolve("reset-password.html"), "<p title='{{name}}'>{{name}}</p>");
        Files.writeString(folder.resolve("reset-password.txt"), "Subject: x\n\n{{name}}");
        MailTemplates templates = MailTemplates.of(SITE, folder);

        MailMessage message = templates.message(mail("<img src=x onerror='a'>\"&$1{{url}}"));
        String escaped = "&lt;img src=x onerror=&#39;a&#39;&gt;&quot;&amp;$1{{url}}";
        assertThat(message.html()).isEqualTo("<p title='" + escaped + "'>" + escaped + "</p>");
        assertThat(message.text()).isEqualTo("<img src=x onerror='a'>\"&$1{{url}}\n");
    }

    @Test
    @Tag("R-092")
    void aLineEndInANameAddsNoFieldToTheHeader() throws IOException {
        Files.writeString(folder.resolve("reset-password.txt"), "Subject: Hi {{name}}\n\n-");
        MailTemplates templates = MailTemplates.of(SITE, folder);

        for (String end : new String[] {"\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029", "\u0000"}) {
            assertThat(templates
                            .message(mail("Ada" + end + "Bcc: eve@evil.example"))
                            .subject())
                    .matches("Hi Ada +Bcc: eve@evil.example");
        }
        assertThatThrownBy(() -> new MailMessage("a@example.com", "x\r\nBcc: eve@evil.example", "", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MailMessage("a@example.com\nBcc: eve@evil.example", "x", "", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTemplateThatCanNotBeStopsTheStart() throws IOException {
        assertThatThrownBy(() -> MailTemplates.of(SITE, folder.resolve("nowhere")))
                .hasMessage("signet.mail.templates is \"" + folder.resolve("nowhere") + "\", which is no folder.");
        Path file = folder.resolve("verify-email.txt");
        Files.writeString(file, "Hello\n{{url}}");
        assertThatThrownBy(() -> MailTemplates.of(SITE, folder))
                .hasMessage("The mail template verify-email.txt must begin with a line \"Subject: …\".");
        Files.writeString(file, "Subject: x\n\n{{link}}");
        assertThatThrownBy(() -> MailTemplates.of(SITE, folder))
                .hasMessage("The mail template verify-email.txt has the placeholder {{link}}, which does not exist."
                        + " There are email, lifetime, name, newEmail, site, url.");
    }
}
