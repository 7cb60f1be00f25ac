import { getSessionCookie } from 'better-auth/cookies';
import { headers } from 'next/headers';
import Link from 'next/link';
import { Landing } from '@/features/shell/Landing';
import { Page } from '@/features/shell/Page';

export default async function StartPage() {
  // A hint for the choice of words only; the pages behind the links find out for themselves.
  const hasCookie = getSessionCookie(await headers()) !== null;
  return (
    <Page
      actions={
        hasCookie ? undefined : (
          <Link className="button quiet" href="/sign-in" prefetch={false}>
            Sign in
          </Link>
        )
      }
    >
      <Landing signedIn={hasCookie} />
    </Page>
  );
}
