// Runs the reference on its own: `npm run reference -- [port]`, stopped by Ctrl-C. Prints its URL and its secret.
import { startReference } from './reference.mjs';

const reference = await startReference({ port: Number(process.argv[2] ?? 0) });
console.log(`${reference.url} ${reference.secret}`);
