/**
 * Signet in a Spring Boot application. Begin at {@link dev.signet.spring.SignetAutoConfiguration}.
 *
 * <p>Three filters do the work, in this order: {@link dev.signet.spring.CorsFilter}, {@link
 * dev.signet.spring.EngineFilter} (the engine's own endpoints) and {@link dev.signet.spring.TokenFilter} (who calls the
 * application's routes). Controllers receive the caller by {@link dev.signet.spring.CurrentUser}.
 */
@NullMarked
package dev.signet.spring;

import org.jspecify.annotations.NullMarked;
