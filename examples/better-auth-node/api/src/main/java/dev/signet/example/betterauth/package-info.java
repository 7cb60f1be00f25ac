/** An API that believes the tokens of Better Auth on Node. Begin at {@code application.properties}. */
@NullMarked
package dev.signet.example.betterauth;

import org.jspecify.annotations.NullMarked;
