/**
 * The journey of a request. Begin at {@link dev.signet.engine.Pipeline}: it lists the steps in their order.
 *
 * <p>A {@link dev.signet.engine.Feature} brings {@link dev.signet.engine.Route routes}, each with its {@link
 * dev.signet.engine.Endpoint}, and joins at the points of {@link dev.signet.engine.Setup}. This package knows no feature.
 */
@NullMarked
package dev.signet.engine;

import org.jspecify.annotations.NullMarked;
