package dev.signet.spring;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * The record of what was done to accounts.
 *
 * @param enabled Whether it is kept, and users can read what was done to theirs.
 * @param retention How long each event is kept.
 */
record AuditProperties(
        @DefaultValue("false") boolean enabled,

        @DefaultValue("90d") @DurationUnit(ChronoUnit.SECONDS)
        Duration retention) {}
