/**
 * Mails to users: what they say, and how they leave. Begin at {@link dev.signet.mail.Mailer}; {@link
 * dev.signet.mail.QueuedMailer} sends them, {@link dev.signet.mail.MailOutbox} keeps them for a developer.
 */
@NullMarked
package dev.signet.mail;

import org.jspecify.annotations.NullMarked;
