package dev.signet.engine;

/** An error that a client can tell apart: implemented by one enum for each feature, the constant is the wire code. */
public interface ErrorCode {

    /** The code on the wire, as {@code INVALID_EMAIL}. */
    String name();

    /** Status and text. */
    Detail detail();

    /** This error, to throw. */
    default AuthException error() {
        return new AuthException(this);
    }

    /**
     * Status and text of an error.
     *
     * @param status the HTTP status
     * @param message a sentence for a person; none tells whether an account exists
     */
    record Detail(int status, String message) {}
}
