-- Better Auth's tables as its own migration makes them, but for the collation: texts are compared exactly. Only the ids
-- have that of the database, so that tables of others, which have it too, may refer to them.
-- IF NOT EXISTS throughout, so that a database which Better Auth has made is taken over as it is. That existing tables
-- are Better Auth's, and not an application's own, has been checked before; who runs this by other means checks it too.
-- MySQL ends a transaction at each statement that makes a table. What was interrupted can be run again as a whole.

-- Notes of what exists already would reach the log as warnings.
SET SESSION sql_notes = 0;

CREATE TABLE IF NOT EXISTS `user` (
  `id` varchar(36) NOT NULL PRIMARY KEY,
  `name` varchar(255) COLLATE utf8mb4_bin NOT NULL,
  `email` varchar(255) COLLATE utf8mb4_bin NOT NULL,
  `emailVerified` boolean NOT NULL DEFAULT false,
  `image` text COLLATE utf8mb4_bin NULL,
  `createdAt` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updatedAt` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `sessionsValidAfter` datetime(3) NULL,
  UNIQUE KEY `email` (`email`)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS `account` (
  `id` varchar(36) NOT NULL PRIMARY KEY,
  `accountId` text COLLATE utf8mb4_bin NOT NULL,
  `providerId` text COLLATE utf8mb4_bin NOT NULL,
  `userId` varchar(36) NOT NULL,
  `accessToken` text COLLATE utf8mb4_bin NULL,
  `refreshToken` text COLLATE utf8mb4_bin NULL,
  `idToken` text COLLATE utf8mb4_bin NULL,
  `accessTokenExpiresAt` timestamp(3) NULL,
  `refreshTokenExpiresAt` timestamp(3) NULL,
  `scope` text COLLATE utf8mb4_bin NULL,
  `password` text COLLATE utf8mb4_bin NULL,
  `createdAt` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updatedAt` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  KEY `account_userId_idx` (`userId`),
  FOREIGN KEY (`userId`) REFERENCES `user` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS `verification` (
  `id` varchar(36) NOT NULL PRIMARY KEY,
  `identifier` varchar(255) COLLATE utf8mb4_bin NOT NULL,
  `value` text COLLATE utf8mb4_bin NOT NULL,
  `expiresAt` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `createdAt` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updatedAt` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  KEY `verification_identifier_idx` (`identifier`)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS `rateLimit` (
  `id` varchar(36) NOT NULL PRIMARY KEY,
  `key` varchar(255) COLLATE utf8mb4_bin NOT NULL,
  `count` integer NOT NULL,
  `lastRequest` bigint NOT NULL,
  UNIQUE KEY `rateLimit_key_key` (`key`)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS `jwks` (
  `id` varchar(36) NOT NULL PRIMARY KEY,
  `publicKey` text COLLATE utf8mb4_bin NOT NULL,
  `privateKey` text COLLATE utf8mb4_bin NOT NULL,
  `createdAt` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `expiresAt` timestamp(3) NULL,
  `alg` text COLLATE utf8mb4_bin NULL,
  `crv` text COLLATE utf8mb4_bin NULL
) ENGINE=InnoDB;

-- Older tables of Better Auth had no unique key here, and counting needs one.
DELETE FROM `rateLimit` WHERE `id` NOT IN (SELECT `id` FROM (SELECT min(`id`) AS `id` FROM `rateLimit` GROUP BY `key`) AS kept);
SET @step = IF(
  EXISTS (SELECT 1 FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND LOWER(table_name) = 'ratelimit' AND non_unique = 0
    GROUP BY index_name HAVING COUNT(*) = 1 AND MIN(column_name) = 'key'),
  'DO 0',
  'ALTER TABLE `rateLimit` ADD UNIQUE KEY `rateLimit_key_key` (`key`(255))');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;

SET SESSION sql_notes = 1;
