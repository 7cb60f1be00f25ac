// What a run prints.

/** Prints the findings and the counts; returns the number of failures. */
export function print({ requests, equal, deliberate, unexpected, uses, unused }, out = console.log) {
  for (const { request, line, differences } of unexpected) {
    out(`\nUNEXPECTED ${request}\n  ${line}`);
    for (const { field, reference, signet } of differences)
      out(`    ${field}: reference ${reference ?? '(absent)'} | signet ${signet ?? '(absent)'}`);
  }
  for (const id of unused) out(`\nUNUSED row of a deliberate difference: ${id}`);
  out(`\nDeliberate differences met: ${uses.map(([id, count]) => `${id} ${count}`).join(', ') || 'none'}`);
  out(
    `Requests ${requests}: equal ${equal} (CORS headers aside), deliberate ${deliberate}, unexpected ${unexpected.length}; ` +
      `unused rows of deliberate entries ${unused.length}`,
  );
  const failures = unexpected.length + unused.length;
  out(`${equal + deliberate} passed, ${failures} failed`);
  return failures;
}
