package dev.signet.spring;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether the engine is mounted: as {@code signet.engine.enabled} says, and unless it does, where the properties of Spring
 * Boot name no other issuer. An application that has one asks for its tokens to be verified, not for a second sign-in.
 */
final class OnEngine extends SpringBootCondition {

    private static final String KEY = "signet.engine.enabled";

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        String set = environment.getProperty(KEY);
        ConditionMessage.Builder message = ConditionMessage.forCondition(KEY);
        if (set != null) {
            return new ConditionOutcome(set.equalsIgnoreCase("true"), message.because("it is set"));
        }
        boolean another = ResourceServerProperties.find(environment).isPresent();
        return new ConditionOutcome(!another, message.because("it is not set, and another issuer is: " + another));
    }
}
