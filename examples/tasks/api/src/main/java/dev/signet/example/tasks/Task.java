package dev.signet.example.tasks;

/**
 * A task as the API shows it; whose it is stays inside.
 *
 * @param id a UUID
 * @param title from 1 to 500 characters
 * @param completed whether it is done
 * @param createdAt ISO 8601 with milliseconds
 * @param updatedAt ISO 8601 with milliseconds
 */
record Task(String id, String title, boolean completed, String createdAt, String updatedAt) {}
