package dev.signet.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Dates as the wire has them: {@code YYYY-MM-DDTHH:mm:ss.SSSZ}, always three fraction digits. The official client
 * misreads any other number of them.
 */
public final class WireDates {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private WireDates() {}

    /** The text of an instant; what is finer than a millisecond is cut off. */
    public static String format(Instant instant) {
        return FORMAT.format(instant);
    }

    /**
     * The instant of a text in this form.
     *
     * @throws java.time.format.DateTimeParseException when it has another form
     */
    public static Instant parse(String text) {
        return Instant.from(FORMAT.parse(text));
    }
}
