// Differences between two normalised answers, and which of them are deliberate.

/** Lists `{ field, reference, signet }` for every field that is not the same on both sides; absent is undefined. */
export function differences(reference, signet) {
  const names = new Set([...reference.keys(), ...signet.keys()]);
  return [...names]
    .filter((field) => reference.get(field) !== signet.get(field))
    .map((field) => ({ field, reference: reference.get(field), signet: signet.get(field) }));
}

/** The list of deliberate differences; remembers which rows of which entries were ever needed. */
export class Deliberate {
  #entries;
  #used = new Map();
  #needed = new Set();

  constructor(entries) {
    this.#entries = entries;
  }

  /**
   * The first entry that covers this difference, or undefined. A request is `{ name, step, answers }`, where answers has
   * all fields of both sides: some differences are allowed only together with others.
   */
  covering(request, difference) {
    for (const entry of this.#entries) {
      const row = applies(entry, request) && entry.where.find((candidate) => covers(candidate, request, difference));
      if (!row) continue;
      this.#needed.add(row);
      this.#used.set(entry.id, (this.#used.get(entry.id) ?? 0) + 1);
      return entry;
    }
    return undefined;
  }

  uses() {
    return [...this.#used];
  }

  /** Rows that nothing needed, as "id: field": they could hide something one day. */
  unused() {
    return this.#entries.flatMap(({ id, where }) => where.filter((row) => !this.#needed.has(row)).map(([field]) => `${id}: ${field}`));
  }
}

function applies({ request, when }, { name, step }) {
  return (request === undefined || request.test(name)) && (when === undefined || when(step));
}

// `undefined` in an answer reads as "absent".
function covers([fieldPattern, referencePattern, signetPattern, together], { answers }, { field, reference, signet }) {
  return (
    fieldPattern.test(field) &&
    referencePattern.test(reference ?? 'absent') &&
    signetPattern.test(signet ?? 'absent') &&
    (together === undefined || together(answers, { field, reference, signet }))
  );
}
