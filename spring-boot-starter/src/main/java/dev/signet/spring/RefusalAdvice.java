package dev.signet.spring;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers a controller's call that needs a caller and has none, just as the filter answers it. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusalAdvice {

    @ExceptionHandler
    void answer(AuthenticationRequired required, HttpServletResponse response) throws IOException {
        Servlets.write(required.refusal().response(), response);
    }
}
