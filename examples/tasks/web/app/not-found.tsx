import type { Metadata } from 'next';
import Link from 'next/link';
import { Page } from '@/features/shell/Page';

export const metadata: Metadata = { title: 'Page not found' };

export default function NotFound() {
  return (
    <Page>
      <h1>Page not found</h1>
      <p className="lead">
        There is nothing at this address. <Link href="/">Go to the start page</Link>
      </p>
    </Page>
  );
}
