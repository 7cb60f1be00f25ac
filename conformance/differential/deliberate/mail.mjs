// Links in mails. What is stricter behind them (docs/mail.md lists it) needs a token, and is tested in Java.
import { ABSENT } from './patterns.mjs';

export const mail = [
  {
    id: 'mail-links-not-stored',
    effect: 'stricter',
    what: 'Answers to the links of mails have Cache-Control: no-store.',
    why: 'There is a token in the address, and in some of the answers. They have Referrer-Policy: no-referrer for the same reason.',
    request: /^(verify-email|reset-password link) > /,
    where: [[/^cache-control$/, ABSENT, /^no-store$/]],
  },
];
