// Where the server under test is.

/** Origin of the running Signet: SIGNET_URL, by default http://localhost:8080. */
export function signetUrl() {
  return new URL(process.env.SIGNET_URL ?? 'http://localhost:8080').origin;
}

/** Its master secret, needed only to read the cookie cache; undefined when SIGNET_SECRET is not set. */
export function signetSecret() {
  return process.env.SIGNET_SECRET || undefined;
}

/** Its token secret, needed only to verify HS256 access tokens; undefined when SIGNET_JWT_SECRET is not set. */
export function tokenSecret() {
  return process.env.SIGNET_JWT_SECRET || undefined;
}

/** The file it writes its mails to; undefined when SIGNET_OUTBOX is not set. */
export function signetOutbox() {
  return process.env.SIGNET_OUTBOX || undefined;
}
