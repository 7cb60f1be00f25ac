// A real PostgreSQL or MariaDB, the ones that the Java tests start, and what stands in it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import mysql from 'mysql2/promise';
import pg from 'pg';

const MODULE = fileURLToPath(new URL('../../storage-jdbc', import.meta.url));
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';

function classPath() {
  const file = join(MODULE, 'target', 'test.classpath');
  if (!existsSync(file)) throw new Error(`There is no ${file}. Build the Java modules first: mvn -q install`);
  return ['target/test-classes', 'target/classes', ...readFileSync(file, 'utf8').trim().split(':')];
}

/** The driver that an application on MariaDB adds. */
export const mariadbDriver = () => classPath().find((entry) => entry.includes('mariadb-java-client'));

/** Starts a server with an empty database. It ends with this process, whatever becomes of it. */
export async function startDatabase(kind) {
  const main = 'dev.signet.storage.jdbc.DatabaseServers';
  const options = { cwd: MODULE, stdio: ['pipe', 'pipe', 'inherit'] };
  const child = spawn(java, ['-XX:TieredStopAtLevel=1', '-Xmx64m', '-cp', classPath().join(':'), main, kind], options);
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), failure(child)]);
  const [jdbcUrl, user, password] = line.split(' ');
  const place = new URL(jdbcUrl.slice('jdbc:'.length));
  const address = { host: place.hostname, port: Number(place.port), database: place.pathname.slice(1), user, password };
  const engine = kind === 'mariadb' ? mariadb(address) : postgresql(address);
  return {
    ...engine,
    jdbcUrl,
    user,
    password,
    async stop() {
      await engine.end();
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

async function failure(child) {
  const [code] = await once(child, 'exit');
  throw new Error(`The database did not start: ${code}`);
}

function postgresql(address) {
  const pool = new pg.Pool({ ...address, max: 2 });
  return {
    /** What Better Auth's option `database` takes. */
    newPool: () => new pg.Pool({ ...address, max: 10 }),
    /** Rows of a statement in the quoting of the standard, with `?` for values. */
    async query(sql, ...values) {
      let count = 0;
      return (await pool.query(sql.replace(/\?/g, () => `$${++count}`), values)).rows;
    },
    end: () => pool.end(),
    /** Everything that makes up the schema, one line each. */
    schema: () =>
      lines(pool.query.bind(pool), [
        `SELECT concat_ws(' ', 'column', table_name, column_name, data_type, character_maximum_length,
           datetime_precision, is_nullable, column_default) AS line
         FROM information_schema.columns WHERE table_schema = 'public'`,
        `SELECT concat_ws(' ', 'index', indexdef) AS line FROM pg_indexes WHERE schemaname = 'public'`,
        `SELECT concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS line
         FROM pg_constraint WHERE connamespace = 'public'::regnamespace`,
      ]),
  };
}

function mariadb(address) {
  // Better Auth asks for UTC; see docs/databases.md.
  const options = { ...address, timezone: 'Z' };
  const pool = mysql.createPool({ ...options, connectionLimit: 2 });
  const query = async (sql, values = []) => ({ rows: (await pool.query(sql, values))[0] });
  return {
    newPool: () => mysql.createPool({ ...options, connectionLimit: 10 }),
    query: async (sql, ...values) => (await query(sql.replaceAll('"', '`'), values)).rows,
    end: () => pool.end(),
    schema: () =>
      lines(query, [
        `SELECT concat_ws(' ', 'column', table_name, column_name, column_type, collation_name, is_nullable, column_default,
           extra) AS line FROM information_schema.columns WHERE table_schema = database()`,
        `SELECT concat_ws(' ', 'index', table_name, index_name, non_unique, seq_in_index, column_name, sub_part) AS line
         FROM information_schema.statistics WHERE table_schema = database()`,
        `SELECT concat_ws(' ', 'constraint', table_name, constraint_name, referenced_table_name, delete_rule) AS line
         FROM information_schema.referential_constraints WHERE constraint_schema = database()`,
      ]),
  };
}

async function lines(query, statements) {
  const found = [];
  for (const sql of statements) found.push(...(await query(sql)).rows.map((row) => row.line));
  return found.sort();
}

const TABLES = ['user', 'account', 'session', 'verification', 'jwks'];

/** What stands in Better Auth's tables. */
export async function rows(database) {
  const found = {};
  for (const table of TABLES) found[table] = await database.query(`SELECT * FROM "${table}" ORDER BY "id"`);
  return found;
}
