package dev.signet.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a copy of session and user says.
 *
 * @param session its members, dates as text
 * @param user its members, dates as text
 * @param updatedAt when the copy was made, in milliseconds
 * @param version of the payload
 */
record CachedPayload(Map<String, Object> session, Map<String, @Nullable Object> user, long updatedAt, String version) {

    /** In the order of the wire. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("session", session);
        members.put("user", user);
        members.put("updatedAt", updatedAt);
        members.put("version", version);
        return members;
    }
}
