package dev.signet.spring;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Keeps what Spring Boot shows to a person whose application did not start. */
final class RecordingReporter implements FailureAnalysisReporter {

    private static final AtomicReference<@Nullable FailureAnalysis> LAST = new AtomicReference<>();

    RecordingReporter() {}

    static Optional<FailureAnalysis> takeLast() {
        return Optional.ofNullable(LAST.getAndSet(null));
    }

    @Override
    public void report(FailureAnalysis analysis) {
        LAST.set(analysis);
    }
}
