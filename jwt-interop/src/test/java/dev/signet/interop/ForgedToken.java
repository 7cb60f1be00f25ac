package dev.signet.interop;

/**
 * A token to be judged.
 *
 * @param kind how it was made
 * @param good whether every implementation should accept it
 */
record ForgedToken(String kind, boolean good, String token) {}
