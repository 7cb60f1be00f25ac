-- The table of the database strategy, as Better Auth's own migration makes it. An existing one is taken over as it is.

SET SESSION sql_notes = 0;
CREATE TABLE IF NOT EXISTS `session` (
  `id` varchar(36) NOT NULL PRIMARY KEY,
  `expiresAt` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `token` varchar(255) COLLATE utf8mb4_bin NOT NULL,
  `createdAt` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updatedAt` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `ipAddress` text COLLATE utf8mb4_bin NULL,
  `userAgent` text COLLATE utf8mb4_bin NULL,
  `userId` varchar(36) NOT NULL,
  UNIQUE KEY `token` (`token`),
  KEY `session_userId_idx` (`userId`),
  FOREIGN KEY (`userId`) REFERENCES `user` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB;
SET @step = IF(EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE()
    AND LOWER(table_name) = 'session' AND index_name = 'session_userId_idx'),
  'DO 0', 'ALTER TABLE `session` ADD KEY `session_userId_idx` (`userId`)');
PREPARE step FROM @step;
EXECUTE step;
-- What has expired is swept.
SET @step = IF(EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE()
    AND LOWER(table_name) = 'session' AND index_name = 'session_expiresAt_idx'),
  'DO 0', 'ALTER TABLE `session` ADD KEY `session_expiresAt_idx` (`expiresAt`)');
PREPARE step FROM @step;
EXECUTE step;
DEALLOCATE PREPARE step;
SET SESSION sql_notes = 1;
