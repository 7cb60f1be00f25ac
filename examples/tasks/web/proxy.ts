import { getSessionCookie } from 'better-auth/cookies';
import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from '@/lib/server/content-security-policy';
import { nextParameter, safeNext } from '@/lib/safe-next';
import { ENDED_PARAMETER, signInPath } from '@/lib/sign-in-path';

const SIGNED_IN_PAGES = new Set(['/tasks', '/account']);
const SIGNED_OUT_PAGES = new Set(['/sign-in', '/sign-up']);

/**
 * Runs before every page: turns people away early and sets the Content-Security-Policy.
 *
 * Only the presence of the cookie is looked at, so this saves a round trip and protects nothing:
 * the pages themselves ask the API who the user is.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search, searchParams } = request.nextUrl;
  const hasCookie = getSessionCookie(request) !== null;

  if (!hasCookie && SIGNED_IN_PAGES.has(pathname)) {
    return redirect(request, signInPath(pathname + search));
  }
  // A page that found the session to be over says so in the address: the stale cookie must not
  // send the visitor back to that page in a circle.
  if (hasCookie && SIGNED_OUT_PAGES.has(pathname) && !searchParams.has(ENDED_PARAMETER)) {
    return redirect(request, safeNext(nextParameter(searchParams)));
  }
  return page(request);
}

function redirect(request: NextRequest, path: string): NextResponse {
  const response = NextResponse.redirect(new URL(path, request.url));
  response.headers.set('Cache-Control', 'no-store');
  return response;
}

function page(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  // Next.js reads the nonce from the policy of the request and puts it on its own script tags.
  headers.set('Content-Security-Policy', policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  // Nothing shown to a person may come back from a cache after sign-out.
  response.headers.set('Cache-Control', 'no-store');
  return response;
}

export const config = { matcher: ['/((?!_next/static|_next/image|icon.svg).*)'] };
