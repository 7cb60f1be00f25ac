// PostgreSQL compiled to WebAssembly, in memory: a SQL store, so that empty columns reach the wire as null.
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';

/** Opens an empty database that lives as long as the process. */
export function openDatabase() {
  const engine = new PGlite();
  const pool = { connect: async () => ({ query: (sql, values) => run(engine, sql, values), release() {} }), end: () => engine.close() };
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}

async function run(engine, sql, values) {
  const result = await engine.query(sql, values ?? []);
  return {
    command: sql.trimStart().split(/\s/, 1)[0].toUpperCase(),
    rowCount: result.affectedRows ?? result.rows.length,
    rows: result.rows,
  };
}
