// Writes the tables of a run from the JSON files of JMH: node table.mjs TITLE COMMAND DATE FILE…
import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

const [title, command, date, ...files] = process.argv.slice(2);
const runs = files.flatMap((file) => JSON.parse(readFileSync(file, "utf8")));
const rows = runs.map(row);
const reference = rows.find((each) => each.section === "Verify, HS256" && each.name === "signet");

function row(run) {
  const benchmark = run.benchmark.split(".").at(-2);
  const { algorithm, ...others } = run.params;
  const [name] = Object.values(others);
  return {
    section: name && algorithm ? `${benchmark}, ${algorithm}` : benchmark,
    name: name ?? algorithm,
    ...spread(run.primaryMetric.rawData),
    bytes: spread(run.secondaryMetrics["gc.alloc.rate.norm"].rawData).median,
  };
}

// Over the iterations of all forks. The median, because other work on the machine only ever adds time.
function spread(rawData) {
  const sorted = rawData.flat().sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
  return { median, least: sorted[0], most: sorted.at(-1) };
}

// Where nothing but Signet runs, the figures stand beside its verification of a new HS256 token.
function comparisons(section) {
  const primitive = section.find((each) => each.name === "primitive");
  const signet = section.find((each) => each.name === "signet");
  return primitive && signet
    ? { "to the primitive": primitive, "to Signet": signet }
    : { "to Signet's Verify, HS256": reference };
}

const whole = (number) => Math.round(number).toLocaleString("en-US");

function table(section) {
  const bases = comparisons(section);
  const lines = section.map((each) => [
    each.name,
    whole(each.median),
    `${whole(each.least)} to ${whole(each.most)}`,
    ...Object.values(bases).map((base) => (each.median / base.median).toFixed(2)),
    whole(each.bytes),
  ]);
  const heads = ["", "ns/op", "least to most", ...Object.keys(bases), "bytes/op"];
  return [heads, heads.map((head) => (head ? "--:" : "---")), ...lines].map((cells) => `| ${cells.join(" | ")} |`);
}

const { vmName, vmVersion, forks, warmupIterations, warmupTime, measurementIterations, measurementTime } = runs[0];
const sections = [...new Set(rows.map((each) => each.section))];
console.log(`# ${title}

- Date: ${date}
- Machine: ${cpus().length} cores, ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB
- JDK: ${vmName} ${vmVersion}
- Each figure: one thread, forks ${forks}, warm-up ${warmupIterations} × ${warmupTime}, measurement ${measurementIterations} × ${measurementTime}; medians
- Command: \`${command}\``);
for (const name of sections) {
  console.log(["", `## ${name}`, "", ...table(rows.filter((each) => each.section === name))].join("\n"));
}
