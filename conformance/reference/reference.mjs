// The real Better Auth, started in this process on a free port of the loopback interface.
import './production.mjs';
import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { bearer, jwt } from 'better-auth/plugins';
import { openDatabase } from './database.mjs';
import { mailHooks } from './mails.mjs';
import { quickHash } from './quick-hash.mjs';

export const REFERENCE_SECRET = 'conformance-reference-secret-7f3a91c2d4e8b605';

/**
 * Starts the reference and returns its base URL (origin only) and a function that stops it. `cache` is the form of the
 * cookie cache or 'none', `verification` 'open' or 'required', `outbox` the file that gets the mails; where it
 * `defers`, a session is renewed by POST, and every read is due.
 */
export async function startReference({ port = 0, secret = REFERENCE_SECRET, ...settings } = {}) {
  const database = openDatabase();
  const server = createServer();
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://localhost:${server.address().port}`;
  const auth = betterAuth({ baseURL: url, secret, database: { db: database, type: 'postgres' }, ...optionsFor(settings) });
  await (await getMigrations(auth.options)).runMigrations();
  server.on('request', toNodeHandler(auth));
  return { url, secret, stop: () => stop(server, database) };
}

function optionsFor({ cache = 'jwt', verification = 'open', outbox, bearer: bearers = false, defers = false }) {
  const { sendResetPassword, sendVerificationEmail, sendChangeEmailConfirmation, sendDeleteAccountVerification } = mailHooks(outbox);
  const required = verification === 'required';
  return {
    emailAndPassword: { enabled: true, sendResetPassword, requireEmailVerification: required, password: quickHash },
    emailVerification: { sendVerificationEmail, sendOnSignUp: required, sendOnSignIn: required, autoSignInAfterVerification: required },
    user: {
      changeEmail: { enabled: true, sendChangeEmailConfirmation },
      deleteUser: { enabled: true, ...(required && { sendDeleteAccountVerification }) },
    },
    session: {
      cookieCache: cache === 'none' ? { enabled: false } : { enabled: true, strategy: cache, maxAge: 900 },
      ...(defers && { deferSessionRefresh: true, updateAge: 0 }),
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: bearers ? [jwt(), bearer()] : [jwt()],
  };
}

async function stop(server, database) {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.destroy();
}
