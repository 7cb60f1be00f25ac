import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { publicUrl } from '@/lib/server/settings';
import './global.css';

export const metadata: Metadata = {
  title: { default: 'Tasks', template: '%s · Tasks' },
  description: 'An example application: sign up, sign in, and keep a list of tasks.',
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#171b1a' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is rendered for its request: the address of the API and the nonce are known only then.
  await connection();
  return (
    <html lang="en" data-signet-url={publicUrl()}>
      <body>{children}</body>
    </html>
  );
}
