// Passwords of the reference, hashed with next to no work: nothing of it is on the wire, and a run makes hundreds.
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

const key = (password, salt) => scryptSync(password.normalize('NFKC'), salt, 32, { N: 2 });

/** Better Auth's option `emailAndPassword.password`. */
export const quickHash = {
  hash: async (password) => {
    const salt = randomBytes(16);
    return `${salt.toString('hex')}:${key(password, salt).toString('hex')}`;
  },
  verify: async ({ hash, password }) => {
    const [salt, expected] = hash.split(':').map((hex) => Buffer.from(hex, 'hex'));
    return timingSafeEqual(key(password, salt), expected);
  },
};
