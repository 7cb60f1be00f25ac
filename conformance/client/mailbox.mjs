// The mails of the server under test, where it writes them to a file.
import { Outbox } from '../lib/outbox.mjs';
import { signetOutbox } from '../lib/signet.mjs';

/** For tests that read mails. */
export const byMail = { skip: signetOutbox() === undefined && 'SIGNET_OUTBOX is not set' };

const outbox = new Outbox(signetOutbox());

/** The newest mail of a kind to an address that no test has read yet. */
export const mailTo = (address, kind) => outbox.take(kind, address);

/** How many mails of a kind an address has got. */
export const countOf = (address, kind) => outbox.all().filter((mail) => mail.to === address && mail.kind === kind).length;
