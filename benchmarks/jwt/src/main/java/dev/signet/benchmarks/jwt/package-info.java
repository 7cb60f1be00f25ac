/** JMH benchmarks: Signet JWT, its peers and the bare primitive, each doing the same work on the same tokens. */
@NullMarked
package dev.signet.benchmarks.jwt;

import org.jspecify.annotations.NullMarked;
