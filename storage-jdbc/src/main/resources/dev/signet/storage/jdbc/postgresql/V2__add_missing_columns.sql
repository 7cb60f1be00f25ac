-- For a database that Better Auth has made: what its tables lack, or lacked in older versions.

-- Notices of what exists already would reach the log as warnings.
SET LOCAL client_min_messages = warning;

ALTER TABLE "user" ADD COLUMN IF NOT EXISTS "sessionsValidAfter" timestamptz;
ALTER TABLE "jwks" ADD COLUMN IF NOT EXISTS "expiresAt" timestamptz;
ALTER TABLE "jwks" ADD COLUMN IF NOT EXISTS "alg" text;
ALTER TABLE "jwks" ADD COLUMN IF NOT EXISTS "crv" text;
