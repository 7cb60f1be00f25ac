// The issuer: Better Auth behind node:http. `BETTER_AUTH_SECRET=… PORT=3005 node server.mjs`
import { createServer } from 'node:http';
import { toNodeHandler } from 'better-auth/node';
import { createAuth } from './auth.mjs';
import { openDatabase } from './database.mjs';
import { readSettings } from './settings.mjs';

const settings = settingsOrExit();
const baseURL = `http://localhost:${settings.port}`;
const database = openDatabase(settings.dataFolder);

/** Better Auth as it runs here, for code in this process. */
export const auth = await createAuth({ baseURL, secret: settings.secret, database });

const server = createServer(toNodeHandler(auth));
server.on('error', (error) => exit(`The issuer can't listen on port ${settings.port}: ${error.code}.`));
server.listen(settings.port, '127.0.0.1', () => console.log(`Better Auth issues tokens at ${baseURL}`));

function settingsOrExit() {
  try {
    return readSettings(process.env);
  } catch (error) {
    return exit(error.message);
  }
}

function exit(sentence) {
  console.error(sentence);
  process.exit(1);
}
