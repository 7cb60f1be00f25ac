package dev.signet.engine;

/** Errors that any endpoint can give. */
public enum CoreError implements ErrorCode {
    /** A field is missing or has the wrong type. */
    VALIDATION_ERROR(400, "Validation Error"),
    /** The body is not JSON. */
    BAD_REQUEST(400, "Invalid JSON in request body"),
    /** The body is of a type that the endpoint does not read. */
    UNSUPPORTED_MEDIA_TYPE(415, "Content-Type is not allowed."),
    /** The body is larger than the limit. */
    PAYLOAD_TOO_LARGE(413, "The request body is too large."),
    /** There is no live session. */
    UNAUTHORIZED(401, "Unauthorized"),
    /** The session is good, but the person has to sign in again for this. */
    SESSION_NOT_FRESH(403, "Session is not fresh"),
    /** The person has to prove that the mailbox is theirs before they sign in. */
    EMAIL_NOT_VERIFIED(403, "Email not verified"),
    /** A revocation overtook the sign-in. */
    FAILED_TO_CREATE_SESSION(401, "Failed to create session"),
    /** The page that sent the request is not trusted. */
    INVALID_ORIGIN(403, "Invalid origin"),
    /** A request with cookies did not say which page sent it. */
    MISSING_OR_NULL_ORIGIN(403, "Missing or null Origin"),
    /** A form on another site tried to sign somebody in. */
    CROSS_SITE_NAVIGATION_LOGIN_BLOCKED(
            403, "Cross-site navigation login blocked. This request appears to be a CSRF attack."),
    /** A redirect would leave the trusted origins. */
    INVALID_CALLBACK_URL(403, "Invalid callbackURL"),
    /** A redirect would leave the trusted origins. */
    INVALID_REDIRECT_URL(403, "Invalid redirectURL"),
    /** A redirect would leave the trusted origins. */
    INVALID_ERROR_CALLBACK_URL(403, "Invalid errorCallbackURL"),
    /** A redirect would leave the trusted origins. */
    INVALID_NEW_USER_CALLBACK_URL(403, "Invalid newUserCallbackURL"),
    /** A declared field that clients may not set. */
    FIELD_NOT_ALLOWED(400, "Field not allowed to be set"),
    /** The address is not an e-mail address. */
    INVALID_EMAIL(400, "Invalid email"),
    /** The password is shorter than the limit. */
    PASSWORD_TOO_SHORT(400, "Password too short"),
    /** The password is longer than the limit. */
    PASSWORD_TOO_LONG(400, "Password too long"),
    /** The engine is overloaded, or its database is away. */
    SERVICE_UNAVAILABLE(503, "The service is busy. Please try again in a moment.");

    private final Detail detail;

    CoreError(int status, String message) {
        this.detail = new Detail(status, message);
    }

    @Override
    public Detail detail() {
        return detail;
    }
}
