// With Better Auth's own default for the cached copy of a session.
import { move } from './move.mjs';

move('postgresql', 'compact');
