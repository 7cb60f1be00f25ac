package dev.signet.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Hands the caller to a controller method: {@code Task create(@CurrentUser AuthenticatedUser user)}. Without a good
 * token the request is answered 401 and the method is not called, whether or not its route is protected otherwise.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface CurrentUser {}
