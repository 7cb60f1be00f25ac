package dev.signet.feature.audit;

import dev.signet.storage.AuditQuery.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A position as the wire shows it. It needs no signature: whoever makes one up still sees their own events alone. */
final class AuditCursor {

    /** Milliseconds up to the year 9999, and an id. */
    private static final Pattern FORM = Pattern.compile("([0-9]{1,14})\\.([A-Za-z0-9]{1,36})");

    private AuditCursor() {}

    static String write(Position position) {
        String text = position.createdAt().toEpochMilli() + "." + position.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty when it is none. */
    static Optional<Position> read(String cursor) {
        try {
            Matcher form = FORM.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            return form.matches()
                    ? Optional.of(new Position(Instant.ofEpochMilli(Long.parseLong(form.group(1))), form.group(2)))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
