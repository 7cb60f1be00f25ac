// jose as a peer: one JSON request a line on standard input, one JSON answer a line on standard output.
import { exportJWK, importJWK, importPKCS8, jwtVerify, SignJWT } from "jose";
import { createInterface } from "node:readline";

const operations = { issue, verify, publicJwk };

async function issue({ algorithm, key, claims }) {
  const signer = key.pem ? await importPKCS8(key.pem, algorithm) : await importJWK(key.jwk, algorithm);
  return { token: await new SignJWT(claims).setProtectedHeader({ alg: algorithm }).sign(signer) };
}

async function verify({ algorithms, key, tokens, issuer, audience, now }) {
  const verifier = await importJWK(key.jwk, algorithms[0]);
  const rules = {
    algorithms,
    issuer,
    audience,
    requiredClaims: ["exp"],
    clockTolerance: 0,
    currentDate: new Date(now * 1000),
  };
  return { results: await Promise.all(tokens.map((token) => verdict(token, verifier, rules))) };
}

async function verdict(token, verifier, rules) {
  try {
    return { claims: (await jwtVerify(token, verifier, rules)).payload };
  } catch (error) {
    return { error: String(error) };
  }
}

async function publicJwk({ algorithm, key }) {
  const { d, p, q, dp, dq, qi, ...jwk } = await exportJWK(await importPKCS8(key.pem, algorithm, { extractable: true }));
  return { jwk: { ...jwk, alg: algorithm } };
}

// JSON has no infinity; the tests read these two words as it.
const withInfinity = (name, value) => (value === Infinity || value === -Infinity ? String(value) : value);

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    const request = JSON.parse(line);
    answer = await operations[request.operation](request);
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(JSON.stringify(answer, withInfinity) + "\n");
}
