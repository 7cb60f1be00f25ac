package dev.signet.feature.emailpassword;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * The passwords that are guessed first: 31,010 of at least six characters, most of them from leaks, first names among them.
 * {@code scripts/common-passwords.sh} makes the list and names its source. Thread-safe.
 */
final class CommonPasswords {

    private static final Set<String> LIST = read("common-passwords.txt.gz");

    private CommonPasswords() {}

    /** Whether the whole password is in the list, in upper or lower case. */
    static boolean contain(String password) {
        return LIST.contains(folded(password));
    }

    /** One spelling for all that look alike to whoever guesses. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static Set<String> read(String name) {
        try (InputStream packed = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(name));
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The jar lacks its list of common passwords.", unreadable);
        }
    }
}
