package dev.signet.feature.emailverification;

import static dev.signet.engine.CoreError.EMAIL_NOT_VERIFIED;

import dev.signet.engine.Feature;
import dev.signet.engine.Services;
import dev.signet.engine.Setup;
import dev.signet.verification.EmailVerification;

/** Users prove their addresses; if it is required, nobody signs in before, whatever the way. */
public final class EmailVerificationFeature implements Feature {

    /** The settings are those of {@link dev.signet.options.EmailOptions}. */
    public EmailVerificationFeature() {}

    @Override
    public String id() {
        return "email-verification";
    }

    @Override
    public void install(Setup setup) {
        Services services = setup.services();
        EmailVerification verification = new EmailVerification(services);
        setup.beforeSessionIssued(signIn -> {
                    if (!signIn.goesOn() && verification.isDue(signIn.user())) {
                        throw EMAIL_NOT_VERIFIED.error();
                    }
                })
                .endpoint(SendVerificationEmail.ROUTE, new SendVerificationEmail(services, verification))
                .endpoint(ChangeEmail.ROUTE, new ChangeEmail(services, verification))
                .endpoint(VerifyEmail.ROUTE, new VerifyEmail(services, setup.sessionIssuer(), verification));
    }
}
