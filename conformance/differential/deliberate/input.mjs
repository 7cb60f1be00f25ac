// Input that Signet refuses and the reference stores, changes on the way, or fails on.
import { ABSENT, refused } from './patterns.mjs';

const VALIDATION = /^"VALIDATION_ERROR"$/;
const TYPE = /^"\[body\.(name|image)\] Invalid input: expected string, received (number|array|object|boolean|null)"$/;
const NOT_WELL_FORMED = /^"\[body\.(name|image|email|password)\] Invalid input: the string is not well-formed"$/;
const UNCODED = [
  [/^status$/, /^500$/, /^400$/],
  [/^body$/, /^\(empty\)$/, /^object$/],
  [/^content-type$/, ABSENT, /^application\/json$/],
];

export const input = [
  {
    id: 'update-user-types',
    effect: 'stricter',
    what: 'POST /update-user refuses a name or image that is not a string; the reference stores its text ("42", "[object Object]").',
    why: 'Every other endpoint checks its types; a name must be what somebody typed.',
    request: /^update-user wrong type of (name|image) > /,
    where: refused(VALIDATION, TYPE),
  },
  {
    id: 'update-user-name-null',
    effect: 'stricter',
    what: 'POST /update-user with name null is 400 VALIDATION_ERROR; the reference fails with 500.',
    why: 'Follows from update-user-types.',
    request: /^update-user > name null$/,
    where: [...UNCODED, [/^body\.code$/, ABSENT, VALIDATION], [/^body\.message$/, ABSENT, TYPE]],
  },
  {
    id: 'update-user-types-before-access',
    effect: 'neither',
    what: 'An anonymous POST /update-user with a wrong type is 400, not 401.',
    why: 'Follows from update-user-types: everywhere, the reference too, input is checked before access.',
    request: /^update-user anonymous > wrong type$/,
    where: [
      [/^status$/, /^401$/, /^400$/],
      [/^body\.code$/, /^"UNAUTHORIZED"$/, VALIDATION],
      [/^body\.message$/, /^"Unauthorized"$/, TYPE],
    ],
  },
  {
    id: 'password-too-common',
    effect: 'stricter',
    what: 'A new password of the list of common ones is 400 PASSWORD_TOO_COMMON.',
    why: 'NIST SP 800-63B-4: these are guessed first.',
    request: /^sign-up password of a list > common$/,
    where: refused(/^"PASSWORD_TOO_COMMON"$/, /^"This password is too common\. Please choose a different password\."$/),
  },
  {
    id: 'password-too-personal',
    effect: 'stricter',
    what: "A new password that is little more than its owner's name or address is 400 PASSWORD_TOO_PERSONAL.",
    why: 'NIST SP 800-63B-4: whoever knows the person guesses it.',
    request: /^sign-up password of the owner > personal$/,
    where: refused(
      /^"PASSWORD_TOO_PERSONAL"$/,
      /^"This password is little more than your name or email\. Please choose a different password\."$/,
    ),
  },
  {
    id: 'text-too-long',
    effect: 'stricter',
    what: 'Names over 255 and images over 2048 UTF-16 units are refused.',
    why: 'They would not fit the columns of every database, and an image travels in a cookie.',
    request: / (name of 256|image of 2049) units( > sign up)?$/,
    where: refused(VALIDATION, /^"\[body\.(name|image)\] Too big: expected string to have <=(255|2048) characters"$/),
  },
  {
    id: 'address-too-long',
    effect: 'stricter',
    what: 'E-mail addresses over 254 characters are invalid at sign-up.',
    why: 'RFC 5321 section 4.5.3.1.3: no such mailbox can be written to.',
    request: /^sign-up e-mail of more than 254 units > sign up$/,
    where: refused(VALIDATION, /^"\[body\.email\] Invalid email address"$/),
  },
  {
    id: 'address-too-long-at-sign-in',
    effect: 'stricter',
    what: 'At sign-in they are 400 INVALID_EMAIL, not 401.',
    why: 'Follows from address-too-long.',
    request: /^sign-in bad e-mails > "a{28,30}"?$/,
    where: [
      [/^status$/, /^401$/, /^400$/],
      [/^body\.code$/, /^"INVALID_EMAIL_OR_PASSWORD"$/, /^"INVALID_EMAIL"$/],
      [/^body\.message$/, /^"Invalid email or password"$/, /^"Invalid email"$/],
    ],
  },
  {
    id: 'text-not-well-formed',
    effect: 'stricter',
    what: 'A lone surrogate is refused in any text; the reference stores U+FFFD in its place.',
    why: 'It is no Unicode text, and what is replaced on the way makes two different texts, or passwords, equal.',
    request: / with a lone surrogate( > sign up)?$/,
    where: refused(VALIDATION, NOT_WELL_FORMED),
  },
  {
    id: 'text-not-well-formed-at-sign-in',
    effect: 'stricter',
    what: 'At sign-in, text with a lone surrogate, or an address with NUL, is 400 VALIDATION_ERROR, not 401 or INVALID_EMAIL.',
    why: 'Follows from text-not-well-formed.',
    request: /^sign-in (unstorable text > (e-mail|password) with a lone surrogate|bad e-mails > "ada\\u0000@example\.com")$/,
    where: [
      [/^status$/, /^401$/, /^400$/],
      [/^body\.code$/, /^"(INVALID_EMAIL_OR_PASSWORD|INVALID_EMAIL)"$/, VALIDATION],
      [/^body\.message$/, /^"(Invalid email or password|Invalid email)"$/, NOT_WELL_FORMED],
    ],
  },
  {
    id: 'text-with-nul',
    effect: 'stricter',
    what: 'A name or image with NUL is 400 VALIDATION_ERROR; the reference fails with 422 or 500.',
    why: 'PostgreSQL cannot store it.',
    request: / with NUL( > sign up)?$/,
    where: [
      ...UNCODED,
      [/^status$/, /^422$/, /^400$/],
      [/^body\.code$/, /^(absent|"FAILED_TO_CREATE_USER")$/, VALIDATION],
      [/^body\.message$/, /^(absent|"Failed to create user")$/, NOT_WELL_FORMED],
    ],
  },
  {
    id: 'duplicate-json-member',
    effect: 'stricter',
    what: 'JSON in which one object has a member twice is 400 BAD_REQUEST; the reference takes the last.',
    why: 'Two readers may take different ones (RFC 8259 section 4): a filter in front would check another value than is stored.',
    request: / duplicate JSON key( > sign up)?$/,
    where: [...refused(/^"BAD_REQUEST"$/, /^"Invalid JSON in request body"$/), [/^body\.redirect$/, /^false$/, ABSENT]],
  },
];
