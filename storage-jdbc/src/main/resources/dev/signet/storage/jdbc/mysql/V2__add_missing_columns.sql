-- For a database that Better Auth has made: what its tables lack, or lacked in older versions.
-- MySQL's ALTER TABLE has no IF NOT EXISTS, so each step asks first.

SET @step = IF(
  EXISTS (SELECT 1 FROM information_schema.columns
    WHERE table_schema = DATABASE() AND LOWER(table_name) = 'user' AND column_name = 'sessionsValidAfter'),
  'DO 0', 'ALTER TABLE `user` ADD COLUMN `sessionsValidAfter` datetime(3) NULL');
PREPARE step FROM @step;
EXECUTE step;

SET @step = IF(
  EXISTS (SELECT 1 FROM information_schema.columns
    WHERE table_schema = DATABASE() AND LOWER(table_name) = 'jwks' AND column_name = 'expiresAt'),
  'DO 0', 'ALTER TABLE `jwks` ADD COLUMN `expiresAt` timestamp(3) NULL');
PREPARE step FROM @step;
EXECUTE step;

SET @step = IF(
  EXISTS (SELECT 1 FROM information_schema.columns
    WHERE table_schema = DATABASE() AND LOWER(table_name) = 'jwks' AND column_name = 'alg'),
  'DO 0', 'ALTER TABLE `jwks` ADD COLUMN `alg` text NULL');
PREPARE step FROM @step;
EXECUTE step;

SET @step = IF(
  EXISTS (SELECT 1 FROM information_schema.columns
    WHERE table_schema = DATABASE() AND LOWER(table_name) = 'jwks' AND column_name = 'crv'),
  'DO 0', 'ALTER TABLE `jwks` ADD COLUMN `crv` text NULL');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
