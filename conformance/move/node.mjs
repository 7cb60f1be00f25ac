// Better Auth on Node, as a team runs it: its own driver of the database, its own migration, mails of every kind.
import '../reference/production.mjs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { jwt } from 'better-auth/plugins';

/** Starts it on a free port; `origin` is what browsers and links in mails say. */
export async function startNode({ database, origin, secret, cookieCache }) {
  const pool = database.newPool();
  const mails = [];
  const auth = betterAuth(optionsFor({ pool, origin, secret, cookieCache, mails }));
  const migrations = await getMigrations(auth.options);
  await migrations.runMigrations();
  const server = createServer(toNodeHandler(auth)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    /** What its migration had to do: table names. */
    migrated: [...migrations.toBeCreated, ...migrations.toBeAdded].map(({ table }) => table),
    context: await auth.$context,
    /** The latest mail of this kind to this address. */
    mail: async (kind, to) => mails.findLast((mail) => mail.kind === kind && mail.to === to),
    async stop() {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await pool.end();
    },
  };
}

function optionsFor({ pool, origin, secret, cookieCache, mails }) {
  const keep = (kind) => async ({ user, url, token }) => void mails.push({ kind, to: user.email, url, token });
  return {
    baseURL: origin,
    secret,
    database: pool,
    emailAndPassword: { enabled: true, sendResetPassword: keep('reset-password') },
    emailVerification: { sendVerificationEmail: keep('verify-email') },
    user: {
      // A column of the team's own.
      additionalFields: { plan: { type: 'string', required: false, defaultValue: 'free', input: false } },
      changeEmail: { enabled: true, sendChangeEmailConfirmation: keep('change-email') },
      deleteUser: { enabled: true, sendDeleteAccountVerification: keep('delete-account') },
    },
    session: { cookieCache: { enabled: true, strategy: cookieCache, maxAge: 300 } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [jwt()],
  };
}
