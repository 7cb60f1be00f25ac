/** The engine's own view of HTTP, so that it runs behind any server: request, response, cookies, origins. */
@NullMarked
package dev.signet.http;

import org.jspecify.annotations.NullMarked;
