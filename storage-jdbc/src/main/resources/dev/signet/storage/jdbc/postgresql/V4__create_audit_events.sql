-- What was done to accounts: a table of Signet's own. It refers to no user, because it outlives them.

-- Notices of what exists already would reach the log as warnings.
SET LOCAL client_min_messages = warning;

-- Ids are compared by their bytes, whatever the language of the database is.
CREATE TABLE IF NOT EXISTS "auditEvent" (
  "id" text COLLATE "C" NOT NULL PRIMARY KEY,
  "kind" text NOT NULL,
  "createdAt" timestamptz NOT NULL,
  "userId" text,
  "sessionId" text,
  "detail" text NOT NULL,
  "ipAddress" text NOT NULL,
  "userAgent" text NOT NULL
);
CREATE INDEX IF NOT EXISTS "auditEvent_userId_createdAt_idx" ON "auditEvent" ("userId", "createdAt", "id");
CREATE INDEX IF NOT EXISTS "auditEvent_createdAt_idx" ON "auditEvent" ("createdAt", "id");
