// Better Auth on Node with PostgreSQL: better-auth.mjs PORT DATABASE_URL none|jwt, the last one for the cookie cache.
process.env.NODE_ENV = "production";
const { createServer } = await import("node:http");
const { betterAuth } = await import("better-auth");
const { getMigrations } = await import("better-auth/db/migration");
const { toNodeHandler } = await import("better-auth/node");
const { jwt } = await import("better-auth/plugins");
const { Pool } = (await import("pg")).default;

const [port, connectionString, cache] = process.argv.slice(2);
const auth = betterAuth({
  baseURL: `http://localhost:${port}`,
  secret: process.env.BETTER_AUTH_SECRET,
  database: new Pool({ connectionString, max: 10 }),
  emailAndPassword: { enabled: true },
  session: { cookieCache: { enabled: cache !== "none", strategy: "jwt", maxAge: 900 } },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { disabled: true },
  plugins: [jwt({ jwt: { expirationTime: "15m" } })],
});
await (await getMigrations(auth.options)).runMigrations();
createServer(toNodeHandler(auth)).listen(Number(port), "127.0.0.1");
