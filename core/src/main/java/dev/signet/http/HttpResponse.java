package dev.signet.http;

import java.util.List;

/**
 * A response to send as it stands.
 *
 * @param status the status code
 * @param headers the header fields in order; {@code Set-Cookie} may occur more than once
 * @param body the content in UTF-8, empty for none
 */
public record HttpResponse(int status, List<Header> headers, String body) {

    /** One header field. */
    public record Header(String name, String value) {

        /** Refuses what would split the response (CWE-113). */
        public Header {
            if (!isPrintableAscii(name) || !isPrintableAscii(value)) {
                throw new IllegalArgumentException("A header field may hold printable ASCII characters only.");
            }
        }

        /** Beyond ASCII too: servers that write the low byte of a char alone make line ends of U+010D and U+010A. */
        private static boolean isPrintableAscii(String text) {
            return text.chars().allMatch(c -> c >= ' ' && c < 127);
        }
    }

    /** Copies the list. */
    public HttpResponse {
        headers = List.copyOf(headers);
    }

    /** A response without content. */
    public static HttpResponse empty(int status) {
        return new HttpResponse(status, List.of(), "");
    }
}
