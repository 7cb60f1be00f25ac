import { leaveToSignIn } from './leave';
import { Problem, retryAfter } from './problem';

interface Answer<T> {
  readonly data: T | null;
  readonly error: { status: number; code?: string | undefined; message?: string | undefined } | null;
}

interface FetchOptions {
  readonly onError: (context: { response: Response }) => void;
}

/**
 * Runs a call of the Better Auth client and turns its three ways to fail into one.
 *
 * @param call receives the fetch options to pass on
 * @throws Problem when the engine refuses the call or cannot be reached
 */
export async function authCall<T>(call: (fetchOptions: FetchOptions) => Promise<Answer<T>>): Promise<T | null> {
  let headers: Headers | undefined;
  let answer: Answer<T>;
  try {
    answer = await call({ onError: ({ response }) => void (headers = response.headers) });
  } catch {
    throw new Problem(0, 'UNREACHABLE', '');
  }
  const { data, error } = answer;
  if (error) {
    throw new Problem(error.status, error.code ?? '', error.message ?? '', retryAfter(headers));
  }
  return data;
}

/**
 * Like {@link authCall}, for calls that need a session: when there is none any more the browser leaves
 * for the sign-in page.
 */
export async function signedInCall<T>(call: (fetchOptions: FetchOptions) => Promise<Answer<T>>): Promise<T | null> {
  try {
    return await authCall(call);
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 401) {
      leaveToSignIn();
    }
    throw failure;
  }
}
