-- What was done to accounts: a table of Signet's own. It refers to no user, because it outlives them.

CREATE TABLE IF NOT EXISTS "auditEvent" (
  "id" text NOT NULL PRIMARY KEY,
  "kind" text NOT NULL,
  "createdAt" date NOT NULL,
  "userId" text,
  "sessionId" text,
  "detail" text NOT NULL,
  "ipAddress" text NOT NULL,
  "userAgent" text NOT NULL
);
CREATE INDEX IF NOT EXISTS "auditEvent_userId_createdAt_idx" ON "auditEvent" ("userId", "createdAt", "id");
CREATE INDEX IF NOT EXISTS "auditEvent_createdAt_idx" ON "auditEvent" ("createdAt", "id");
