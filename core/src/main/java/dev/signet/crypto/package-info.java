/** Secrets, random strings, password hashes, signed and sealed values. */
@NullMarked
package dev.signet.crypto;

import org.jspecify.annotations.NullMarked;
