'use client';

import { Page } from '@/features/shell/Page';

/** The last net: a fault of this application, not of the API. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <Page>
      <h1>Something went wrong</h1>
      <p className="lead">This page could not be shown.</p>
      <button type="button" className="button primary" onClick={reset}>
        Try again
      </button>
    </Page>
  );
}
