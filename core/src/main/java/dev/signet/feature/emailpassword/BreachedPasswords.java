package dev.signet.feature.emailpassword;

import dev.signet.engine.CoreError;
import dev.signet.http.OutgoingHttp;
import dev.signet.options.BreachOptions;
import dev.signet.options.BreachOptions.OnFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks passwords up in a collection of leaked ones, by the range API of Have I Been Pwned: the server is asked for all
 * hashes that begin with the same five digits (k-anonymity), and pads its answer, so that nobody on the way learns from the
 * length which five they were. Thread-safe.
 */
final class BreachedPasswords {

    private static final Logger LOG = LoggerFactory.getLogger(BreachedPasswords.class);
    private static final int PREFIX = 5;
    private static final int MAX_BYTES = 512 * 1024;
    private static final Map<String, String> HEADERS = Map.of("Add-Padding", "true", "User-Agent", "signet");

    private final BreachOptions options;
    private final OutgoingHttp http;

    BreachedPasswords(BreachOptions options, OutgoingHttp http) {
        this.options = options;
        this.http = http;
    }

    /**
     * Whether the password has leaked; never, unless the check is on.
     *
     * @throws dev.signet.engine.AuthException 503 when there is no answer and the settings demand one
     */
    boolean contain(String password) {
        if (!options.enabled()) {
            return false;
        }
        String hash = sha1(password);
        try {
            URI range = options.url().resolve(hash.substring(0, PREFIX));
            return isListed(hash.substring(PREFIX), http.get(range, HEADERS, options.timeout(), MAX_BYTES));
        } catch (IOException unknown) {
            LOG.warn("A new password could not be looked up among the leaked ones: {}", unknown.getMessage());
            if (options.onFailure() == OnFailure.REFUSE) {
                throw CoreError.SERVICE_UNAVAILABLE.error().header("Retry-After", "2");
            }
            return false;
        }
    }

    /** Lines of the form {@code <35 digits>:<count>}; those with a count of zero are padding. */
    private static boolean isListed(String suffix, String answer) throws IOException {
        boolean listed = false;
        for (String line : answer.lines().toList()) {
            if (!line.matches("[0-9A-Fa-f]{35}:[0-9]+")) {
                throw new IOException("The answer is no list of hashes");
            }
            listed |= line.regionMatches(true, 0, suffix, 0, suffix.length()) && !line.matches(".*:0+");
        }
        return listed;
    }

    private static String sha1(String password) {
        try {
            // The form of the collection's keys. It protects nothing here.
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("The JDK lacks SHA-1.", impossible);
        }
    }
}
