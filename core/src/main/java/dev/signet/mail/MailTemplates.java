package dev.signet.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words mails by two files for each kind: {@code verify-email.txt}, whose first line is {@code Subject: …}, and {@code
 * verify-email.html}. A file in the folder of the application counts first, then one in {@code signet/mail} on its class
 * path, then the built-in one. In them {@code {{url}}} and the like stand for values, which are escaped in HTML. All
 * files are read once, at the start. Immutable.
 */
public final class MailTemplates {

    private static final String OWN = "/signet/mail/";
    private static final String SUBJECT = "Subject: ";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{ *([A-Za-z]*) *}}");
    private static final Set<String> NAMES = Set.of("site", "name", "email", "newEmail", "url", "lifetime");
    private static final List<String> LINE_ENDS = List.of("\r", "\n", "\u0085", "\u2028", "\u2029");

    private record Template(String subject, String text, String html) {}

    private final String site;
    private final Map<MailKind, Template> templates = new EnumMap<>(MailKind.class);

    private MailTemplates(URI baseUrl, Optional<Path> folder) {
        this.site = baseUrl.getHost();
        for (MailKind kind : MailKind.values()) {
            templates.put(kind, template(kind, folder));
        }
    }

    /**
     * The built-in ones, and those on the application's class path.
     *
     * @param baseUrl its host is what mails call the site
     */
    public static MailTemplates of(URI baseUrl) {
        return new MailTemplates(baseUrl, Optional.empty());
    }

    /**
     * These, and before them the files in this folder; it need not have all of them.
     *
     * @throws IllegalArgumentException naming a file that has no subject, or a placeholder that does not exist
     */
    public static MailTemplates of(URI baseUrl, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("signet.mail.templates is \"" + folder + "\", which is no folder.");
        }
        return new MailTemplates(baseUrl, Optional.of(folder));
    }

    /** The message that a mail becomes. */
    public MailMessage message(Mail mail) {
        Template template = templates.get(mail.kind());
        if (template == null) {
            throw new IllegalStateException("There is a template for each kind.");
        }
        Map<String, String> values = values(mail);
        return new MailMessage(
                mail.to(),
                fill(template.subject(), values, UnaryOperator.identity()),
                fill(template.text(), values, UnaryOperator.identity()),
                fill(template.html(), values, MailTemplates::escaped));
    }

    private Map<String, String> values(Mail mail) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("site", site);
        values.put("name", mail.name());
        values.put("email", mail.to());
        values.put("newEmail", mail.newEmail() == null ? "" : mail.newEmail());
        Mail.Link link = mail.link();
        values.put("url", link == null ? "" : link.url());
        values.put("lifetime", link == null ? "" : text(link.lifetime()));
        // A name from an older database may hold anything; a line end in a subject would be a field of the header.
        values.replaceAll((name, value) -> value.codePoints()
                .map(c -> Character.isISOControl(c) || LINE_ENDS.contains(Character.toString(c)) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
        return values;
    }

    private static String text(Duration lifetime) {
        long minutes = lifetime.toMinutes();
        if (minutes % 60 != 0 || minutes == 0) {
            return plural(Math.max(1, minutes), "minute");
        }
        return plural(minutes / 60, "hour");
    }

    private static String plural(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    private static String fill(String template, Map<String, String> values, UnaryOperator<String> escape) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(escape.apply(values.getOrDefault(found.group(1), ""))));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static Template template(MailKind kind, Optional<Path> folder) {
        String name = kind.id() + ".txt";
        String text = read(name, folder);
        int end = text.indexOf('\n');
        if (!text.startsWith(SUBJECT) || end < 0) {
            throw new IllegalArgumentException(
                    "The mail template " + name + " must begin with a line \"" + SUBJECT + "…\".");
        }
        String subject = text.substring(SUBJECT.length(), end).strip();
        return new Template(subject, text.substring(end).strip() + "\n", read(kind.id() + ".html", folder));
    }

    private static String read(String name, Optional<Path> folder) {
        try {
            String template = folder.map(path -> path.resolve(name))
                            .filter(Files::isRegularFile)
                            .isPresent()
                    ? Files.readString(folder.orElseThrow().resolve(name))
                    : resource(name);
            PLACEHOLDER.matcher(template).results().forEach(found -> requireKnown(name, found.group(1)));
            return template;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("signet.mail.templates: the file " + name + " can't be read.", unreadable);
        }
    }

    private static void requireKnown(String file, String placeholder) {
        if (!NAMES.contains(placeholder)) {
            throw new IllegalArgumentException("The mail template " + file + " has the placeholder {{" + placeholder
                    + "}}, which does not exist. There are "
                    + String.join(", ", NAMES.stream().sorted().toList())
                    + ".");
        }
    }

    private static String resource(String name) throws IOException {
        for (String path : List.of(OWN + name, name)) {
            try (InputStream file = MailTemplates.class.getResourceAsStream(path)) {
                if (file != null) {
                    return new String(file.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new IllegalStateException("The built-in mail template " + name + " is missing.");
    }
}
