package dev.signet.engine;

import dev.signet.storage.RateLimitStore;

/**
 * Counters of tries at accounts. In memory each of the two has room of its own, and requests have other room: a flood of
 * addresses makes the counters of requests and of single clients forget, but not what all clients have tried together.
 *
 * @param ofOne what one client, browser or session has tried
 * @param ofAll what all of them have tried at one account
 */
public record TryCounters(RateLimitStore ofOne, RateLimitStore ofAll) {}
