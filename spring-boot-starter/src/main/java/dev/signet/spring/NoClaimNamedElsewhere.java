package dev.signet.spring;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the properties of Spring Boot leave open which claims are read: else Spring Boot makes the converter of them. */
final class NoClaimNamedElsewhere extends SpringBootCondition {

    private static final Set<String> NAMES = Set.of(
            "authority-prefix", "principal-claim-name", "authorities-claim-name", "authorities-claim-expressions");

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Map<String, Object> set = Binder.get(context.getEnvironment())
                .bind(ResourceServerProperties.PREFIX, Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of());
        boolean open = set.keySet().stream().noneMatch(NAMES::contains);
        return new ConditionOutcome(
                open,
                ConditionMessage.forCondition("claim names of Spring Boot").because("open: " + open));
    }
}
