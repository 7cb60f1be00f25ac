package dev.signet.example.tasks;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Words every error of the API in one form. */
@RestControllerAdvice
class ApiErrors {

    record ErrorBody(String code, String message) {}

    @ExceptionHandler
    ResponseEntity<ErrorBody> answer(ApiError error) {
        return answer(error.status(), HttpHeaders.EMPTY, error.code(), String.valueOf(error.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> answer(HttpMessageNotReadableException unreadable) {
        String message = "The body is not the JSON object that this route reads.";
        return answer(HttpStatus.BAD_REQUEST, HttpHeaders.EMPTY, "INVALID_BODY", message);
    }

    @ExceptionHandler({
        NoResourceFoundException.class,
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeNotSupportedException.class
    })
    ResponseEntity<ErrorBody> answer(ErrorResponse refused) {
        HttpStatus status = HttpStatus.valueOf(refused.getStatusCode().value());
        return answer(status, refused.getHeaders(), status.name(), status.getReasonPhrase());
    }

    /** Always JSON, whatever the client would rather accept. */
    static ResponseEntity<ErrorBody> answer(HttpStatus status, HttpHeaders headers, String code, String message) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ErrorBody(code, message));
    }
}
