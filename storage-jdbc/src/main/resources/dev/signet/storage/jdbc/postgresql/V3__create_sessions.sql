-- The table of the database strategy, as Better Auth's own migration makes it. An existing one is taken over as it is.

-- Notices of what exists already would reach the log as warnings.
SET LOCAL client_min_messages = warning;

CREATE TABLE IF NOT EXISTS "session" (
  "id" text NOT NULL PRIMARY KEY,
  "expiresAt" timestamptz NOT NULL,
  "token" text NOT NULL UNIQUE,
  "createdAt" timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL,
  "updatedAt" timestamptz NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "userId" text NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "session_userId_idx" ON "session" ("userId");
-- What has expired is swept.
CREATE INDEX IF NOT EXISTS "session_expiresAt_idx" ON "session" ("expiresAt");
