/** The records that the engine works with; they mirror the columns of Better Auth's tables. */
@NullMarked
package dev.signet.model;

import org.jspecify.annotations.NullMarked;
