// The move of docs/move-from-better-auth.md, step by step on one database: Better Auth on Node alone, Signet alone, both
// side by side, and Node alone again.
import { randomBytes } from 'node:crypto';
import { after, before, describe } from 'node:test';
import { rows, startDatabase } from './database.mjs';
import { startNode } from './node.mjs';
import { createPeople } from './people.mjs';
import { returning } from './returning.mjs';
import { sideBySide } from './side-by-side.mjs';
import { startSignet } from './signet.mjs';
import { takingOver } from './taking-over.mjs';
import { upgrading } from './upgrading.mjs';

/** Nobody listens there: a proxy would, and pass requests on to Node or to Signet. */
const ORIGIN = 'http://localhost:3999';

/** While both run, and for the way back: Better Auth reads no other hash, and stumbles over another cached copy. */
const forBoth = (cookieCache) => ({ 'password.algorithm': 'scrypt', 'session.database.cookie-cache': cookieCache });

/**
 * Declares the tests.
 *
 * @param kind the database: `postgresql` or `mariadb`
 * @param cookieCache the form of the cached copy of a session that Better Auth is set to
 */
export function move(kind, cookieCache) {
  describe(`The move on ${kind}`, () => {
    const world = { kind, cookieCache, origin: ORIGIN, secret: randomBytes(32).toString('base64') };
    world.forBoth = forBoth(cookieCache);

    before(async () => {
      world.database = await startDatabase(kind);
      world.startNode = () => startNode(world);
      world.startSignet = (settings) => startSignet({ ...world, settings });
      world.node = await world.startNode();
      world.people = await createPeople(world.node, ORIGIN);
      await world.node.stop();
      world.schemaBefore = await world.database.schema();
      world.rowsBefore = await rows(world.database);
    });

    after(async () => {
      await Promise.allSettled([world.signet?.stop(), world.node?.stop()]);
      await world.database?.stop();
    });

    takingOver(world);
    sideBySide(world);
    returning(world);
    upgrading(world);
  });
}
