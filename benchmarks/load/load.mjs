// Puts the same load on Better Auth and on Signet, in turn, and writes the table: load.mjs COMMAND DATE SECONDS.
// The servers run already; where they are is in the environment, see load.sh.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { promisify } from "node:util";

const [command, date, seconds] = process.argv.slice(2);
const servers = JSON.parse(process.env.LOAD_SERVERS);
const PASSWORD = "a long enough passphrase";
const run = promisify(execFile);
const ROUNDS = 3;

async function call(server, path, body, cookie) {
  const response = await fetch(`${server.url}/api/auth${path}`, {
    method: body ? "POST" : "GET",
    headers: { origin: server.url, ...(body && { "content-type": "application/json" }), ...(cookie && { cookie }) },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${server.name}, ${path}: ${response.status} ${await response.text()}`);
  return { json: await response.json(), cookies: response.headers.getSetCookie() };
}

/** Signs up, and proves that each request that will be measured is answered as it should be. */
async function prepare(server) {
  const { cookies } = await call(server, "/sign-up/email", { name: "Ada", email: "ada@example.com", password: PASSWORD });
  server.cookie = cookies.map((each) => each.split(";", 1)[0]).join("; ");
  const session = await call(server, "/get-session", undefined, server.cookie);
  if (session.json?.user.email !== "ada@example.com") throw new Error(`${server.name} does not know its session.`);
  const { json } = await call(server, "/token", undefined, server.cookie);
  if (json.token?.split(".").length !== 3) throw new Error(`${server.name} gives no token.`);
}

const REQUESTS = {
  "get-session": { path: "/get-session", signedIn: true, connections: 64 },
  token: { path: "/token", signedIn: true, connections: 64 },
  "sign-in": { path: "/sign-in/email", body: { email: "ada@example.com", password: PASSWORD }, connections: 8 },
  "sign-up": { path: "/sign-up/email", body: { name: "Ada", email: "u%d@example.com", password: PASSWORD }, connections: 8 },
};

async function load(server, { path, signedIn, body, connections }, duration) {
  const { stdout } = await run("wrk", ["-t1", `-c${connections}`, `-d${duration}s`, "--timeout", "10s", "-s", "benchmarks/load/wrk.lua", server.url], {
    env: {
      PATH: process.env.PATH,
      LOAD_METHOD: body ? "POST" : "GET",
      LOAD_PATH: `/api/auth${path}`,
      LOAD_ORIGIN: server.url,
      ...(signedIn && { LOAD_COOKIE: server.cookie }),
      ...(body && { LOAD_BODY: JSON.stringify(body) }),
    },
  });
  const [rate, p99, bad] = stdout.match(/^RESULT (\S+) (\S+) (\S+)/m).slice(1).map(Number);
  if (bad > 0) throw new Error(`${server.name}, ${path}: ${bad} requests were not answered well.\n${stdout}`);
  return { rate, p99 };
}

const memory = (server) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))[1]) / 1024);

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** All servers in turn, round after round, so that what else the machine does falls on all of them. */
async function measure(name) {
  const request = REQUESTS[name];
  const asked = servers.filter((server) => server.requests.includes(name));
  for (const server of asked) await load(server, request, Math.ceil(seconds / 2));
  const results = new Map(asked.map((server) => [server, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const server of asked) results.get(server).push(await load(server, request, seconds));
  }
  return asked.map((server) => {
    const rates = results.get(server).map((each) => each.rate);
    return { server, rate: middle(rates), least: Math.min(...rates), most: Math.max(...rates), p99: middle(results.get(server).map((each) => each.p99)) };
  });
}

const figure = (number) => (number < 100 ? number.toFixed(1) : Math.round(number).toLocaleString("en-US"));

function table(name, rows) {
  const base = (row) => rows.find((each) => each.server.name === row.server.peer)?.rate;
  const lines = rows.map((row) => [
    row.server.name,
    figure(row.rate),
    `${figure(row.least)} to ${figure(row.most)}`,
    row.p99.toFixed(1),
    base(row) ? `${(row.rate / base(row)).toFixed(1)} × ${row.server.peer}` : "",
  ]);
  const heads = [REQUESTS[name].path, "requests/s", "least to most", "p99 ms", "beside its peer"];
  return [heads, ["---", "--:", "--:", "--:", "---"], ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

for (const server of servers) await prepare(server);
for (const server of servers) server.idle = memory(server);
console.log(`# Authentication beside Better Auth on Node

- Date: ${date}
- Machine: ${cpus().length} cores, ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB; the load runs on it too
- ${process.env.LOAD_VERSIONS}
- Each figure: wrk, one thread, 64 connections (signing in and up: 8), ${ROUNDS} runs of ${seconds} s in turn; medians
- Command: \`${command}\``);
for (const name of Object.keys(REQUESTS)) {
  process.stderr.write(`${name}\n`);
  console.log(`\n## ${name}\n\n${table(name, await measure(name))}`);
}
console.log(`\n## Memory\n\n| | idle, MB | after the load, MB |\n| --- | --: | --: |`);
for (const server of servers) console.log(`| ${server.name} | ${server.idle} | ${memory(server)} |`);
