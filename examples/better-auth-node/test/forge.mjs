// Tokens as an attacker makes them: by hand, from a good one, without a JWT library.
import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';

/** Header, claims and signature of a token. */
export function open(token) {
  const [header, claims, signature] = token.split('.');
  return { header: read(header), claims: read(claims), parts: { header, claims, signature } };
}

/** The token with other claims under the old signature. */
export function withClaims(token, changes) {
  const { claims, parts } = open(token);
  return [parts.header, write({ ...claims, ...changes }), parts.signature].join('.');
}

/** The token with another signature, made of the old one. */
export function withSignature(token, change) {
  const { parts } = open(token);
  return [parts.header, parts.claims, change(parts.signature)].join('.');
}

/** The claims of the token without a signature, under this name for "none". */
export function unsigned(token, alg, signature = '') {
  const { header, claims } = open(token);
  return [write({ ...header, alg }), write(claims), signature].join('.');
}

/** The claims of the token under an Ed25519 key of the attacker, whose header may say more. */
export function byForeignKey(token, more = () => ({})) {
  const { header, claims } = open(token);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signed = `${write({ ...header, ...more(publicKey.export({ format: 'jwk' })) })}.${write(claims)}`;
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
}

/** The claims of the token by HMAC, with each form of the public key that could be taken for a secret. */
export function byPublicKeyAsSecret(token, jwk) {
  const { header, claims } = open(token);
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const secrets = {
    'the bytes of the key': Buffer.from(jwk.x, 'base64url'),
    'its base64url text': jwk.x,
    'its JWK': JSON.stringify(jwk),
    'its PEM': key.export({ type: 'spki', format: 'pem' }),
    'its DER': key.export({ type: 'spki', format: 'der' }),
  };
  const signed = `${write({ ...header, alg: 'HS256' })}.${write(claims)}`;
  const mac = (secret) => createHmac('sha256', secret).update(signed).digest('base64url');
  return Object.entries(secrets).map(([name, secret]) => [`HS256 by ${name}`, `${signed}.${mac(secret)}`]);
}

function read(part) {
  return JSON.parse(Buffer.from(part, 'base64url'));
}

function write(value) {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
