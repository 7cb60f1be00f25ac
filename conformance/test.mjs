// `npm test`: every part runs, whatever happened to the one before.
import { spawnSync } from 'node:child_process';

const results = ['selftest', 'client', 'differential'].map((part) => ({
  part,
  status: spawnSync('npm', ['run', '--silent', part], { stdio: 'inherit' }).status,
}));
for (const { part, status } of results) console.log(`${part}: ${status === 0 ? 'passed' : 'FAILED'}`);
process.exit(results.every(({ status }) => status === 0) ? 0 : 1);
