// The real Better Auth, started in this process on a free port of the loopback interface.
import './production.mjs';
import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { jwt } from 'better-auth/plugins';
import { openDatabase } from './database.mjs';

export const REFERENCE_SECRET = 'conformance-reference-secret-7f3a91c2d4e8b605';

/** Starts the reference and returns its base URL (origin only) and a function that stops it. */
export async function startReference({ port = 0, secret = REFERENCE_SECRET } = {}) {
  const database = openDatabase();
  const server = createServer();
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://localhost:${server.address().port}`;
  const auth = betterAuth(optionsFor(url, secret, database));
  await (await getMigrations(auth.options)).runMigrations();
  server.on('request', toNodeHandler(auth));
  return { url, secret, stop: () => stop(server, database) };
}

function optionsFor(baseURL, secret, database) {
  return {
    baseURL,
    secret,
    database: { db: database, type: 'postgres' },
    emailAndPassword: { enabled: true, sendResetPassword: async () => {} },
    emailVerification: { sendVerificationEmail: async () => {}, sendOnSignUp: false },
    user: { changeEmail: { enabled: true, sendChangeEmailConfirmation: async () => {} }, deleteUser: { enabled: true } },
    session: { cookieCache: { enabled: true, strategy: 'jwt', maxAge: 900 } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [jwt()],
  };
}

async function stop(server, database) {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.destroy();
}
