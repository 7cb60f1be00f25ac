/** Tokens of API requests over the wire. Begin at {@link dev.signet.feature.token.TokenFeature}. */
@NullMarked
package dev.signet.feature.token;

import org.jspecify.annotations.NullMarked;
