// Every case file; one scenario name appears once.
import { scenarios as account } from './account.mjs';
import { scenarios as accounts } from './accounts.mjs';
import { scenarios as bearer } from './bearer.mjs';
import { scenarios as deferred } from './deferred.mjs';
import { scenarios as devices } from './devices.mjs';
import { scenarios as links } from './links.mjs';
import { scenarios as mail } from './mail.mjs';
import { scenarios as required } from './required.mjs';
import { scenarios as routing } from './routing.mjs';
import { scenarios as session } from './session.mjs';
import { scenarios as signIn } from './sign-in.mjs';
import { scenarios as signUp } from './sign-up.mjs';
import { scenarios as token } from './token.mjs';

export const scenarios = [signUp, signIn, session, token, bearer, deferred, devices, account, accounts, mail, links, required, routing].flat();
