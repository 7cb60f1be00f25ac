/** Mails by SMTP. Begin at {@link dev.signet.mail.smtp.SmtpTransport}. */
@NullMarked
package dev.signet.mail.smtp;

import org.jspecify.annotations.NullMarked;
