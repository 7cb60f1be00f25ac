import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether this page's script is running: false in the HTML the server sends, true soon after. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
