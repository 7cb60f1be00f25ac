/** Marks the page {@link addressPage} with the new address of a change. */
export const NEW_ADDRESS_PARAMETER = 'to';

/**
 * The page that the links of mails about an address lead to, as the engine demands it: with the origin.
 *
 * @param newEmail the address that is being changed to
 */
export function addressPage(newEmail?: string): string {
  const url = new URL('/address', window.location.origin);
  if (newEmail !== undefined) {
    url.searchParams.set(NEW_ADDRESS_PARAMETER, newEmail);
  }
  return url.href;
}
