// Where Signet answers otherwise than Better Auth on purpose. `effect` says plainly what that means for security:
// 'stricter', 'looser', or 'neither'. An entry with `everywhere` is about CORS headers, which
// nearly every answer has: an answer that differs in nothing else counts as equal. One with `mode` counts only for a Signet
// that signs that way, one with `strategy` only for one that keeps its sessions that way. A row nobody needs is a failure.
import { devices } from './devices.mjs';
import { http } from './http.mjs';
import { input } from './input.mjs';
import { mail } from './mail.mjs';
import { sessions } from './sessions.mjs';
import { tokens } from './tokens.mjs';

export const deliberate = [...http, ...sessions, ...devices, ...tokens, ...input, ...mail];
