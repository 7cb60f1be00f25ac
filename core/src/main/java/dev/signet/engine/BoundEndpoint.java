package dev.signet.engine;

/** A route with the work behind it. */
record BoundEndpoint<I extends Record, O>(Route<I, O> route, Endpoint<I, O> endpoint) {}
