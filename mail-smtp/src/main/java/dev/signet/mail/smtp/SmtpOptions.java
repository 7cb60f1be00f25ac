package dev.signet.mail.smtp;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The mail server. Make one by {@link #builder}; the constructor is not part of the API.
 *
 * @param host its name
 * @param port 587 unless set
 * @param security how the connection is protected; {@link Security#STARTTLS} unless set
 * @param login null for a server that asks for none
 * @param from whom mails come from, as {@code Example <no-reply@example.com>}
 * @param timeout how long a connection, and each answer on it, may take; 10 seconds unless set
 */
public record SmtpOptions(
        String host, int port, Security security, @Nullable Login login, String from, Duration timeout) {

    /** How the connection is protected. The certificate and its host name are checked in both cases. */
    public enum Security {
        /** TLS is switched on before anything else is said (RFC 3207). A server that can't gets no mail. */
        STARTTLS,
        /** TLS from the first byte (RFC 8314), usually on port 465. */
        TLS,
        /** Not at all: links travel in clear text. For a server on this machine. */
        NONE
    }

    /**
     * User and password.
     *
     * @param username who
     * @param password the secret
     */
    public record Login(String username, String password) {

        /** Hides the password. */
        @Override
        public String toString() {
            return "Login[…]";
        }
    }

    /** Checks host, port and time-out. */
    public SmtpOptions {
        if (host.isBlank()) {
            throw new IllegalArgumentException("signet.mail.smtp.host is empty.");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("signet.mail.smtp.port is " + port + "; it must be from 1 to 65535.");
        }
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException(
                    "signet.mail.smtp.timeout is " + timeout.toMillis() + " ms; it must be from 100 ms to 300 s.");
        }
    }

    /** Settings for this server, with defaults for all else. */
    public static Builder builder(String host, String from) {
        return new Builder(host, from);
    }

    /** The home of all defaults. */
    public static final class Builder {

        private final String host;
        private final String from;
        private int port = 587;
        private Security security = Security.STARTTLS;
        private @Nullable Login login;
        private Duration timeout = Duration.ofSeconds(10);

        private Builder(String host, String from) {
            this.host = host;
            this.from = from;
        }

        /** The port; 587 unless set. */
        public Builder port(int value) {
            this.port = value;
            return this;
        }

        /** How the connection is protected; {@link Security#STARTTLS} unless set. */
        public Builder security(Security value) {
            this.security = value;
            return this;
        }

        /** User and password; none unless set. */
        public Builder login(String username, String password) {
            this.login = new Login(username, password);
            return this;
        }

        /** How long a connection, and each answer on it, may take; 10 seconds unless set. */
        public Builder timeout(Duration value) {
            this.timeout = value;
            return this;
        }

        /**
         * The settings.
         *
         * @throws IllegalArgumentException naming the setting that can't be
         */
        public SmtpOptions build() {
            return new SmtpOptions(host, port, security, login, from, timeout);
        }
    }
}
