package dev.signet.jwt;

/** A fetch that brought no key set. The detail is text of this library, never of the answer. */
final class FetchException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FetchFailure.Kind kind;
    private final String detail;

    FetchException(FetchFailure.Kind kind, String detail) {
        super(detail, null, false, false);
        this.kind = kind;
        this.detail = detail;
    }

    FetchFailure.Kind kind() {
        return kind;
    }

    String detail() {
        return detail;
    }
}
