package dev.signet.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a field of an input or output means: it stands in the OpenAPI document. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Doc {

    /** The sentence. */
    String value();

    /** The format of a string, as {@code email}; an input that has another one is refused. */
    String format() default "";

    /** How many UTF-16 units a string of an input may have. */
    int maxLength() default 1024;

    /** Whether a nullable output is left out when it is null, instead of being sent as null. */
    boolean omitNull() default false;

    /** Whether null is a legal value of an input, besides its absence. */
    boolean nullable() default false;
}
