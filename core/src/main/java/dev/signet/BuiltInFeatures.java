package dev.signet;

import dev.signet.engine.Feature;
import dev.signet.feature.account.AccountFeature;
import dev.signet.feature.audit.Audit;
import dev.signet.feature.emailpassword.EmailPassword;
import dev.signet.feature.emailverification.EmailVerificationFeature;
import dev.signet.feature.session.SessionFeature;
import dev.signet.feature.status.StatusFeature;
import dev.signet.feature.token.TokenFeature;
import dev.signet.feature.user.UserFeature;
import java.util.List;

/** The one list of features that come with the engine. */
final class BuiltInFeatures {

    private BuiltInFeatures() {}

    static List<Feature> all() {
        return List.of(
                new EmailPassword(),
                new EmailVerificationFeature(),
                new SessionFeature(),
                new UserFeature(),
                new AccountFeature(),
                new TokenFeature(),
                new Audit(),
                new StatusFeature());
    }
}
