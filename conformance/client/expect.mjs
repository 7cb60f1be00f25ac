// Assertions shared by the client tests.
import assert from 'node:assert/strict';

/** The client's error object: what the body said, plus the HTTP status. */
export function failsWith({ data, error }, status, code, message) {
  assert.equal(data, null);
  assert.equal(error.status, status);
  assert.equal(error.code, code);
  assert.equal(error.message, message);
  assert.equal(typeof error.statusText, 'string');
  assert.deepEqual(Object.keys(error).sort(), ['code', 'message', 'status', 'statusText']);
}

export function failsValidation(result, issue) {
  failsWith(result, 400, 'VALIDATION_ERROR', issue);
}

export function isUser(user, who) {
  assert.deepEqual(Object.keys(user).sort(), ['createdAt', 'email', 'emailVerified', 'id', 'image', 'name', 'updatedAt']);
  assert.equal(user.name, who.name);
  assert.equal(user.email, who.email);
  assert.equal(user.emailVerified, false);
  assert.equal(user.image, who.image ?? null);
  isRecentDate(user.createdAt);
  isRecentDate(user.updatedAt);
}

export function isRecentDate(date) {
  assert.ok(date instanceof Date, 'the client parsed it into a Date');
  assert.ok(Math.abs(Date.now() - date.getTime()) < 120_000, `${date.toISOString()} is about now`);
}

export const SESSION_COOKIE = 'better-auth.session_token';
export const CACHE_COOKIE = 'better-auth.session_data';
