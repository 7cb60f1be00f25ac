-- What was done to accounts: a table of Signet's own. It refers to no user, because it outlives them.

-- Notes of what exists already would reach the log as warnings.
SET SESSION sql_notes = 0;
CREATE TABLE IF NOT EXISTS `auditEvent` (
  `id` varchar(36) NOT NULL PRIMARY KEY,
  `kind` varchar(64) COLLATE utf8mb4_bin NOT NULL,
  `createdAt` datetime(3) NOT NULL,
  `userId` varchar(36) NULL,
  `sessionId` varchar(36) COLLATE utf8mb4_bin NULL,
  `detail` varchar(255) COLLATE utf8mb4_bin NOT NULL,
  `ipAddress` varchar(64) COLLATE utf8mb4_bin NOT NULL,
  `userAgent` varchar(256) COLLATE utf8mb4_bin NOT NULL,
  KEY `auditEvent_userId_createdAt_idx` (`userId`, `createdAt`, `id`),
  KEY `auditEvent_createdAt_idx` (`createdAt`, `id`)
) ENGINE=InnoDB;
SET SESSION sql_notes = 1;
