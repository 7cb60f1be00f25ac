// With Signet's default for the cached copy of a session.
import { move } from './move.mjs';

move('mariadb', 'jwt');
