package dev.signet.example.tasks;

import org.springframework.http.HttpStatus;

/** An answer that tells the client what is wrong, as {@code {code, message}}. */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;

    private ApiError(HttpStatus status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** The same for a task that does not exist and for one of somebody else. */
    static ApiError taskNotFound() {
        return new ApiError(HttpStatus.NOT_FOUND, "TASK_NOT_FOUND", "There is no such task.");
    }

    static ApiError invalidTitle(int max) {
        return new ApiError(
                HttpStatus.BAD_REQUEST, "INVALID_TITLE", "A task needs a title of 1 to " + max + " characters.");
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }
}
