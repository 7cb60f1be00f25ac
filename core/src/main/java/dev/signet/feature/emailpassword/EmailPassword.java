package dev.signet.feature.emailpassword;

import dev.signet.engine.Feature;
import dev.signet.engine.Services;
import dev.signet.engine.Setup;
import dev.signet.verification.EmailVerification;

/** Signing up and in by e-mail address and password, changing the password, and a new one for who forgot it. */
public final class EmailPassword implements Feature {

    /** The settings are those of {@link dev.signet.options.PasswordOptions}. */
    public EmailPassword() {}

    @Override
    public String id() {
        return "email-password";
    }

    @Override
    public void install(Setup setup) {
        Services services = setup.services();
        Passwords passwords = new Passwords(services);
        EmailVerification verification = new EmailVerification(services);
        Deletions deletions = new Deletions(services);
        ResetTokens resets = new ResetTokens(services);
        setup.afterSessionIssued((session, call) -> passwords.remember(session.user(), call))
                .endpoint(SignUpEmail.ROUTE, new SignUpEmail(services, setup.sessionIssuer(), passwords, verification))
                .endpoint(SignInEmail.ROUTE, new SignInEmail(services, setup.sessionIssuer(), passwords, verification))
                .endpoint(ChangePassword.ROUTE, new ChangePassword(services, setup.sessionIssuer(), passwords))
                .endpoint(VerifyPassword.ROUTE, new VerifyPassword(services, passwords))
                .endpoint(RequestPasswordReset.ROUTE, new RequestPasswordReset(services, resets))
                .endpoint(OpenPasswordReset.ROUTE, new OpenPasswordReset(services, resets))
                .endpoint(ResetPassword.ROUTE, new ResetPassword(services, passwords, resets))
                .endpoint(DeleteUser.ROUTE, new DeleteUser(services, passwords, deletions))
                .endpoint(DeleteUserCallback.ROUTE, new DeleteUserCallback(services, deletions));
    }
}
