package dev.signet.engine;

import org.jspecify.annotations.Nullable;

/**
 * The work behind one {@link Route}. Thread-safe.
 *
 * @param <I> a record: the validated input
 * @param <O> a record, or an array of records, that becomes the JSON body, or {@link dev.signet.http.HttpResponse}
 */
public interface Endpoint<I extends Record, O> {

    /**
     * Does the work.
     *
     * @return the output; null is sent as the JSON literal {@code null}
     * @throws AuthException to answer with an error
     */
    @Nullable
    O handle(I input, Call call);
}
