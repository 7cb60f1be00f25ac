// `npm run table`: writes the deliberate differences into README.md, between its two markers.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { deliberate } from './deliberate/index.mjs';

const README = new URL('../README.md', import.meta.url);
const BETWEEN = /(<!-- deliberate differences -->\n)[^]*(<!-- end of deliberate differences -->)/;

/** The README as it is, and as the list of deliberate differences wants it. */
export function readme() {
  const text = readFileSync(README, 'utf8');
  if (!BETWEEN.test(text)) throw new Error('README.md has lost the markers of its table.');
  return { text, wanted: text.replace(BETWEEN, (_, start, end) => `${start}${table()}\n${end}`) };
}

function table() {
  const rows = deliberate.map(({ id, effect, what, why, ...only }) => [`\`${id}\``, effect, what + restriction(only), why]);
  return [['id', 'effect', 'what differs', 'why'], ['---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

function restriction({ mode, strategy, verification }) {
  if (verification === 'required') return ' (proof of the address required)';
  if (mode === 'symmetric') return ' (HS256 only)';
  if (strategy === 'stateless') return ' (stateless sessions only)';
  return strategy === 'database' ? ' (sessions in the database only)' : '';
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(README, readme().wanted);
