// The hooks by which Better Auth sends mail, each writing one line of JSON, in the form of Signet's outbox.
import { appendFile } from 'node:fs/promises';

/** Options of Better Auth that send by these hooks; without a file the mails go nowhere. */
export function mailHooks(file) {
  const send = async (kind, to, { url, token }) => {
    if (file) await appendFile(file, `${JSON.stringify({ kind, to, subject: kind, token, url, otp: null })}\n`);
  };
  return {
    sendResetPassword: ({ user, ...link }) => send('reset-password', user.email, link),
    sendVerificationEmail: ({ user, ...link }) => send('verify-email', user.email, link),
    sendChangeEmailConfirmation: ({ user, ...link }) => send('change-email', user.email, link),
    sendDeleteAccountVerification: ({ user, ...link }) => send('delete-account', user.email, link),
  };
}
