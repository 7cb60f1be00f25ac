package dev.signet.spring;

import dev.signet.jwt.JwsAlgorithm;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether tokens are verified by a secret, which can sign them too. */
final class OnSharedSecret extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        String hs256 = JwsAlgorithm.HS256.wireName();
        boolean shared = (StringUtils.hasLength(environment.getProperty("signet.jwt.secret"))
                        || !listed(environment).isEmpty())
                && environment.getProperty("signet.jwt.algorithm", hs256).equalsIgnoreCase(hs256);
        return new ConditionOutcome(
                shared, ConditionMessage.forCondition("signet.jwt.secret").because("shared: " + shared));
    }

    private static List<String> listed(Environment environment) {
        return Binder.get(environment)
                .bind("signet.jwt.secrets", Bindable.listOf(String.class))
                .orElse(List.of());
    }
}
