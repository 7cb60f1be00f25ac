// Every case file; one scenario name appears once.
import { scenarios as account } from './account.mjs';
import { scenarios as devices } from './devices.mjs';
import { scenarios as mail } from './mail.mjs';
import { scenarios as routing } from './routing.mjs';
import { scenarios as session } from './session.mjs';
import { scenarios as signIn } from './sign-in.mjs';
import { scenarios as signUp } from './sign-up.mjs';
import { scenarios as token } from './token.mjs';

export const scenarios = [...signUp, ...signIn, ...session, ...token, ...devices, ...account, ...mail, ...routing];
