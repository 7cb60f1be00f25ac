// What the environment has to say before the issuer starts.

const MIN_SECRET_LENGTH = 32;

/** Port, secret and data folder; throws with a sentence when one is missing or makes no sense. */
export function readSettings(environment) {
  return {
    port: portOf(environment.PORT ?? '3005'),
    secret: secretOf(environment.BETTER_AUTH_SECRET ?? ''),
    dataFolder: environment.DATA_FOLDER || undefined,
  };
}

function portOf(text) {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65535) {
    throw new Error(`PORT is "${text}"; it has to be a number from 1 to 65535.`);
  }
  return port;
}

// Better Auth would go on with a secret that everybody knows: it signs sessions and seals the private key.
function secretOf(text) {
  if (text.length < MIN_SECRET_LENGTH) {
    const tooShort = `has ${text.length} characters; it needs at least ${MIN_SECRET_LENGTH}`;
    const problem = text === '' ? 'is not set' : tooShort;
    throw new Error(`BETTER_AUTH_SECRET ${problem}. Make one with: openssl rand -base64 48`);
  }
  return text;
}
