// The vocabulary of the case files. `{mail}` is a fresh address per scenario, `{origin}` the server's own origin.
export const PASSWORD = 'correct horse battery';
export const person = (extra = {}) => ({ name: 'Ada Lovelace', email: '{mail}', password: PASSWORD, ...extra });
export const without = (object, key) => Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

export const post = (path, json, extra = {}) => ({ method: 'POST', path, json, ...extra });
export const postRaw = (path, raw, type, extra = {}) => ({ method: 'POST', path, raw, type, ...extra });
export const get = (path, extra = {}) => ({ method: 'GET', path, ...extra });

/** One scenario: its name and its steps, each `[name, step]`. It is about a server on which no address has to be proved. */
export const scenario = (name, ...steps) => ({ name, verification: 'open', steps: steps.map(([label, step]) => ({ label, ...step })) });

/** The same scenarios, for a server with these properties (`differential/server.mjs`) alone. */
export const only = (properties, ...scenarios) => scenarios.map((one) => ({ ...one, ...properties }));

/** Reads the newest mail of a kind, and follows its link. */
export const follow = (kind, to = '{mail}', extra = {}) => ({ method: 'GET', absolute: '{link}', mail: [kind, to], ...extra });
/** The link that was read last. */
export const link = (extra = {}) => ({ method: 'GET', absolute: '{link}', ...extra });
/** Compares which mails the people of this scenario have got, once there was time to send them. */
export const mails = ['mails', { method: 'read', path: 'mails', mails: true, wait: 250 }];
export const signUp = ['sign up', post('/sign-up/email', person())];

const WRONG = { number: 42, null: null, array: ['a'], object: { a: 1 }, boolean: true, empty: '' };

/** One step per wrong JSON type for a field of a body. */
export const wrongTypes = (path, body, field, kinds = Object.keys(WRONG)) =>
  kinds.map((kind) => [`${field} is ${kind}`, post(path, { ...body, [field]: WRONG[kind] })]);

/** Bodies no endpoint should trip over. */
export const malformed = (path) => [
  ['empty JSON object', post(path, {})],
  ['no body, JSON type', postRaw(path, undefined, 'application/json')],
  ['no body, no type', postRaw(path, undefined, null)],
  ['body []', postRaw(path, '[]', 'application/json')],
  ['body "str"', postRaw(path, '"str"', 'application/json')],
  ['body null', postRaw(path, 'null', 'application/json')],
  ['body 42', postRaw(path, '42', 'application/json')],
  ['invalid JSON', postRaw(path, '{"email":', 'application/json')],
  ['text/plain', postRaw(path, '{}', 'text/plain')],
  ['no content type', postRaw(path, '{}', null)],
  ['multipart type', postRaw(path, '{}', 'multipart/form-data; boundary=x')],
];

// Text at and beyond the limits of a database column; the last two are sent as JSON escapes.
export const LONE_SURROGATE = '\ud800';
export const NUL = 'a\u0000b';
export const units = (count) => 'x'.repeat(count);
