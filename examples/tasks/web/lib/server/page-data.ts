import 'server-only';
import { redirect } from 'next/navigation';
import { signInPath } from '@/lib/sign-in-path';
import { asUser, type ReadApi } from './as-user';

/**
 * Loads what a signed-in page shows; sends the visitor to the sign-in page when there is no session.
 *
 * @param path the page that is being rendered, to come back to
 * @returns `undefined` when the API cannot be reached
 */
export async function loadPage<T>(path: string, read: (api: ReadApi) => Promise<T>): Promise<T | undefined> {
  const outcome = await asUser(read);
  if (outcome.kind === 'signed-out') {
    redirect(signInPath(path, { ended: true }));
  }
  return outcome.kind === 'read' ? outcome.value : undefined;
}
