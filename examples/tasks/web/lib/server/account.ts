import 'server-only';
import { type ReadApi, Refused, Unauthorized } from './as-user';

/** One browser in which a person is signed in. */
export interface OpenSession {
  /** Names the session towards the engine; without the signature in the cookie it is no credential. */
  readonly token: string;
  readonly createdAt: string;
  readonly userAgent: string;
  /** Whether it is the session of this browser. */
  readonly current: boolean;
}

/** What the account page shows. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly emailVerified: boolean;
  /** The open sessions; `stale` when the sign-in was too long ago to see them; none when no list is kept. */
  readonly sessions: readonly OpenSession[] | 'stale' | undefined;
}

interface SessionAnswer {
  readonly session: { readonly id: string };
  readonly user: Omit<Account, 'sessions'>;
}

type ListedSession = Omit<OpenSession, 'current'> & { readonly id: string };

/** What the cookies hold may be as old as they are: the database is asked. A page cannot set cookies, so none is renewed. */
const SESSION_PATH = '/api/auth/get-session?disableCookieCache=true&disableRefresh=true';

/** Reads who is signed in, and where. */
export async function readAccount(api: ReadApi): Promise<Account> {
  const answer = await api<SessionAnswer | null>(SESSION_PATH);
  if (answer === null) {
    throw new Unauthorized();
  }
  const { id, email, name, emailVerified } = answer.user;
  return { id, email, name, emailVerified, sessions: await readSessions(api, answer.session.id) };
}

async function readSessions(api: ReadApi, current: string): Promise<Account['sessions']> {
  try {
    const sessions = await api<ListedSession[]>('/api/auth/list-sessions');
    return sessions
      .map(({ id, token, createdAt, userAgent }) => ({ token, createdAt, userAgent, current: id === current }))
      .sort((a, b) => Number(b.current) - Number(a.current) || b.createdAt.localeCompare(a.createdAt));
  } catch (failure) {
    // Without a table of sessions the engine has no such route.
    if (failure instanceof Refused && failure.status === 404) {
      return undefined;
    }
    if (failure instanceof Refused && failure.status === 403) {
      return 'stale';
    }
    throw failure;
  }
}
