// PostgreSQL compiled to WebAssembly, inside this process: SQL and migrations without a server to install.
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';

/** Opens a database: kept in this folder, or, without one, forgotten when the process ends. */
export function openDatabase(folder) {
  const engine = new PGlite(folder);
  return new Kysely({ dialect: new PostgresDialect({ pool: poolOver(engine) }) });
}

// Kysely expects a pool as the package pg makes them; here one connection serves everybody.
function poolOver(engine) {
  const connection = { query: (sql, values) => run(engine, sql, values), release() {} };
  return { connect: async () => connection, end: () => engine.close() };
}

async function run(engine, sql, values = []) {
  const { rows, affectedRows } = await engine.query(sql, [...values]);
  return { command: sql.trimStart().split(/\s/, 1)[0].toUpperCase(), rowCount: affectedRows ?? rows.length, rows };
}
