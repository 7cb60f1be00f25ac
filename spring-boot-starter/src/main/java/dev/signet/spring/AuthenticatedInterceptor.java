package dev.signet.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Enforces {@link Authenticated} and {@link CurrentUser}. It answers by itself, because an exception could meet a handler
 * of the controller that makes another answer of it.
 */
final class AuthenticatedInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof HandlerMethod method && needsCaller(method)) {
            Identity identity = Identity.of(request).orElseGet(Identity.Anonymous::new);
            if (!(identity instanceof Identity.Known)) {
                Servlets.write(AuthenticationRequired.refusalOf(identity).response(), response);
                return false;
            }
        }
        return true;
    }

    private static boolean needsCaller(HandlerMethod method) {
        return AnnotatedElementUtils.hasAnnotation(method.getMethod(), Authenticated.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), Authenticated.class)
                || Stream.of(method.getMethodParameters()).anyMatch(CurrentUserResolver::isCaller);
    }
}
