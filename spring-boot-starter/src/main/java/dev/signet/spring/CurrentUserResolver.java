package dev.signet.spring;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands the caller to parameters that {@link CurrentUser} marks, and to any other of the type {@link AuthenticatedUser}:
 * Spring would fill that one from the query, so that everybody could name the user they want to be.
 */
final class CurrentUserResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return isCaller(parameter);
    }

    /**
     * Whether a parameter receives the caller.
     *
     * @throws IllegalStateException when it is marked, but of another type
     */
    static boolean isCaller(MethodParameter parameter) {
        boolean fits = parameter.getParameterType() == AuthenticatedUser.class;
        if (!fits && parameter.hasParameterAnnotation(CurrentUser.class)) {
            throw new IllegalStateException(
                    "@CurrentUser belongs on a parameter of the type AuthenticatedUser: " + parameter);
        }
        return fits;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        return of(webRequest.getNativeRequest(HttpServletRequest.class));
    }

    static AuthenticatedUser of(@Nullable HttpServletRequest request) {
        Identity identity = request == null
                ? new Identity.Anonymous()
                : Identity.of(request).orElseGet(Identity.Anonymous::new);
        if (identity instanceof Identity.Known known) {
            return known.user();
        }
        throw new AuthenticationRequired(AuthenticationRequired.refusalOf(identity));
    }
}
