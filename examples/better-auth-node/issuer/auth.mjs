// Better Auth with its JWT plugin, as its documentation sets it up. Nothing here knows of Signet.
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { jwt } from 'better-auth/plugins';

/** Better Auth with its tables in this database. Its tokens are EdDSA, its public keys at /api/auth/jwks. */
export async function createAuth({ baseURL, secret, database }) {
  const options = {
    baseURL,
    secret,
    database: { db: database, type: 'postgres' },
    emailAndPassword: { enabled: true },
    plugins: [jwt()],
    telemetry: { enabled: false },
  };
  // First the tables: Better Auth looks for them as soon as it is made.
  await (await getMigrations(options)).runMigrations();
  return betterAuth(options);
}
