/** JSON as plain maps, lists, strings, numbers and booleans; the library behind it stays in here. */
@NullMarked
package dev.signet.json;

import org.jspecify.annotations.NullMarked;
