'use client';

import { useEffect } from 'react';

let firstMount = true;

/**
 * Reloads the list when what came with the page may be old: when the router shows the page again, for
 * it may use an answer it kept, and when the person comes back to this tab.
 */
export function useFreshTasks(reload: () => Promise<void>): void {
  useEffect(() => {
    if (!firstMount) {
      void reload();
    }
    firstMount = false;
    function onVisible(): void {
      if (document.visibilityState === 'visible') {
        void reload();
      }
    }
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [reload]);
}
