package dev.signet.verification;

import dev.signet.crypto.Tokens;
import dev.signet.engine.AuthException;
import dev.signet.engine.Call;
import dev.signet.engine.PendingSignIn;
import dev.signet.engine.Services;
import dev.signet.mail.Mail;
import dev.signet.mail.MailKind;
import dev.signet.mail.Mailer;
import dev.signet.model.User;
import dev.signet.onetime.OneTimeTokens;
import dev.signet.options.EmailOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends the mails that prove an address, and knows when they are due. Thread-safe. */
public final class EmailVerification {

    private static final String CHANGE = "change-email:";
    private static final User NOBODY = new User("", "", "", true, null, Instant.EPOCH, Instant.EPOCH, null);

    private final Mailer mailer;
    private final String url;
    private final EmailOptions.Verification options;
    private final EmailTokens tokens;
    private final UnprovedSignIns unproved;
    private final OneTimeTokens oneTime;
    private final Tokens ids;
    private final InstantSource clock;

    /**
     * By the settings of this engine.
     *
     * @throws IllegalArgumentException when a proof is required and no mail is configured
     */
    public EmailVerification(Services services) {
        this.mailer = services.mailer();
        this.url = services.options().url();
        this.options = services.options().email().verification();
        this.tokens = new EmailTokens(services.options(), services.clock());
        this.unproved = new UnprovedSignIns(services);
        this.oneTime = services.oneTime();
        this.ids = services.tokens();
        this.clock = services.clock();
        if (options.required() && !mailer.isConfigured()) {
            throw new IllegalArgumentException("signet.email.verification.required is true, and no mail is configured:"
                    + " nobody could sign in. Set signet.mail.smtp.host, or signet.mail.outbox in development.");
        }
    }

    /** Whether mails can be sent at all. */
    public boolean isConfigured() {
        return mailer.isConfigured();
    }

    /** Whether nobody signs in before their address is proved. */
    public boolean isRequired() {
        return options.required();
    }

    /** Whether this user may not sign in as yet. */
    public boolean isDue(User user) {
        return options.required() && !user.emailVerified();
    }

    /** Reads the tokens of the links. */
    public EmailTokens tokens() {
        return tokens;
    }

    /** Sends the mail, to the address of this user. */
    public void send(User user, Optional<String> callbackUrl) {
        mailer.send(proofMail(user, callbackUrl));
    }

    /** The work of {@link #send} for somebody who gets no mail. */
    public void pretend(Optional<String> callbackUrl) {
        mailer.pretend(proofMail(NOBODY, callbackUrl));
    }

    /** What a sign-up does. */
    public void onSignUp(User user, Optional<String> callbackUrl) {
        if (sendsOnSignUp()) {
            send(user, callbackUrl);
        }
    }

    /** The work of {@link #onSignUp} where the address is taken. */
    public void pretendSignUp(Optional<String> callbackUrl) {
        if (sendsOnSignUp()) {
            pretend(callbackUrl);
        }
    }

    private boolean sendsOnSignUp() {
        return mailer.isConfigured() && options.sendsOnSignUp();
    }

    /**
     * What a sign-in does before it is refused for the lack of the proof.
     *
     * @param owner whose password it was; for nobody the same work is done
     */
    public void onSignIn(Optional<User> owner, Optional<String> callbackUrl) {
        if (!options.onSignIn()) {
            return;
        }
        owner.filter(this::isDue).ifPresentOrElse(user -> send(user, callbackUrl), () -> pretend(callbackUrl));
    }

    /** Marks the browser of a sign-up that waits for the proof, where the link of the mail signs in. */
    public void await(User user, boolean remembered, Call call) {
        if (options.signsIn()) {
            call.setCookie(unproved.mark(Optional.of(user), remembered));
        }
    }

    /** The same for a sign-in that is refused for the lack of the proof; without a user the mark is worth nothing. */
    public AuthException await(Optional<User> user, boolean remembered, AuthException refused) {
        return options.signsIn()
                ? refused.header("Set-Cookie", unproved.mark(user, remembered).headerValue())
                : refused;
    }

    /**
     * The sign-in that the link of a mail is worth in this browser. Security rule: whoever asked for the mail may have
     * sent its link on, or have signed up with somebody else's address; so the password was set or shown in this browser.
     *
     * @param before the user as they were before the proof
     * @param proved the user as they are now
     */
    public Optional<PendingSignIn> signIn(User before, User proved, Call call) {
        if (!options.signsIn()) {
            return Optional.empty();
        }
        Optional<Boolean> remembered = unproved.find(call.request(), before);
        remembered.ifPresent(found -> call.setCookie(unproved.unmark()));
        return remembered.map(found -> new PendingSignIn(proved, "email-verification", found));
    }

    /** Asks at the old mailbox whether the address shall change. */
    public void askForChange(User user, String newEmail, Optional<String> callbackUrl) {
        Mail.Link link = keepChange(user, newEmail, EmailProof.Step.CONFIRMED, callbackUrl);
        mailer.send(Mail.of(MailKind.CHANGE_EMAIL, user, link).about(newEmail));
    }

    /** Asks for a proof at the new mailbox. */
    public void sendToNewAddress(User user, String newEmail, Optional<String> callbackUrl) {
        Mail.Link link = keepChange(user, newEmail, EmailProof.Step.PROVED, callbackUrl);
        mailer.send(new Mail(MailKind.VERIFY_EMAIL, newEmail, user.name(), link, newEmail));
    }

    /** The work of both for an address that is taken. */
    public void pretendChange(User user, String newEmail, Optional<String> callbackUrl) {
        Mail.Link link = keepChange(user, newEmail, EmailProof.Step.PROVED, callbackUrl);
        mailer.pretend(Mail.of(MailKind.CHANGE_EMAIL, user, link).about(newEmail));
    }

    /**
     * Takes the one use that a link of a change has; it is good only if the user has not proved the address nor ended
     * all sessions since the mail was sent.
     */
    public boolean consume(EmailProof.Change change, User user) {
        if (change.id() == null) {
            // Better Auth keeps nothing for its links; they die with the hour. Without leave from a proved
            // address none counts.
            return change.step() == EmailProof.Step.CONFIRMED || !user.emailVerified();
        }
        return oneTime.consume(CHANGE + change.id())
                .filter(row -> row.value().equals(standing(user)))
                .isPresent();
    }

    /**
     * Security rule: a link that was asked for before a reset, or before the owner proved the mailbox, is
     * worthless after.
     */
    private static String standing(User user) {
        return user.id() + "|" + user.emailVerified() + "|" + user.epoch();
    }

    private Mail proofMail(User user, Optional<String> callbackUrl) {
        return Mail.of(MailKind.VERIFY_EMAIL, user, link(tokens.write(proof(user, null)), callbackUrl));
    }

    private EmailProof proof(User user, EmailProof.@Nullable Change change) {
        return new EmailProof(user.id(), user.email(), user.epoch(), clock.instant(), change);
    }

    /** Whoever changed an address and took it back must not be moved once more by an old link. */
    private Mail.Link keepChange(User user, String newEmail, EmailProof.Step step, Optional<String> callbackUrl) {
        String id = ids.id();
        oneTime.keep(CHANGE + id, standing(user), options.expiresIn());
        return link(tokens.write(proof(user, new EmailProof.Change(step, newEmail, id))), callbackUrl);
    }

    private Mail.Link link(String token, Optional<String> callbackUrl) {
        String target = callbackUrl.filter(text -> !text.isEmpty()).orElse("/");
        String encoded = URLEncoder.encode(target, StandardCharsets.UTF_8);
        return new Mail.Link(
                token, url + "/verify-email?token=" + token + "&callbackURL=" + encoded, options.expiresIn());
    }
}
