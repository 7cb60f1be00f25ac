package dev.signet.example.tasks;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what no controller could, in the form of the other errors. Asked for directly, there is nothing here. */
@RestController
class UnhandledErrors implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<ApiErrors.ErrorBody> answer(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus known = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        HttpStatus status = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        return ApiErrors.answer(status, HttpHeaders.EMPTY, status.name(), status.getReasonPhrase());
    }
}
