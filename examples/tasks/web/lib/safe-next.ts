/** Where a person lands after signing in when no (good) target was asked for. */
export const HOME = '/tasks';

const ANY_ORIGIN = 'http://same-site.invalid';
const FORBIDDEN = /[\u0000-\u001f\u007f\\]/;

/**
 * Returns `value` when it is a path on this site, and {@link HOME} otherwise.
 *
 * The value comes from the address bar, so it may be an attempt at an open redirect. Browsers read
 * a backslash as a slash and drop tabs and line breaks inside an address: such values are refused.
 * What is returned is the parsed form, checked again, because `/.//host` only becomes `//host`
 * once the dot segment is resolved.
 */
export function safeNext(value: string | null | undefined): string {
  if (!value?.startsWith('/') || FORBIDDEN.test(value) || !URL.canParse(value, ANY_ORIGIN)) {
    return HOME;
  }
  const url = new URL(value, ANY_ORIGIN);
  const isElsewhere = url.origin !== ANY_ORIGIN || url.pathname.startsWith('//');
  const isCircle = url.pathname === '/sign-in' || url.pathname === '/sign-up';
  return isElsewhere || isCircle ? HOME : url.pathname + url.search + url.hash;
}

/** Reads `?next=`; when it is given more than once nobody can say which one is meant. */
export function nextParameter(parameters: URLSearchParams): string | undefined {
  const values = parameters.getAll('next');
  return values.length === 1 ? values[0] : undefined;
}
