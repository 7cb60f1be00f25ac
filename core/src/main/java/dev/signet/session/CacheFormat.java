package dev.signet.session;

import java.util.Map;
import java.util.Optional;

/** How the content of {@code session_data} is protected and written. Thread-safe. */
interface CacheFormat {

    /** Writes a copy of session and user, which is good from now on as long as an access token. */
    String write(String userId, CachedPayload payload);

    /** The payload, if it is genuine and good now. */
    Optional<Map<?, ?>> read(String value);
}
