import Link from 'next/link';

/** A sentence about a mail that is on its way; in development it says where to find it. */
export function MailSent({ outbox, children }: { readonly outbox: boolean; readonly children: string }) {
  return (
    <>
      {children}
      {outbox && (
        <>
          {' '}
          In development it is in the{' '}
          <Link href="/outbox" prefetch={false}>
            outbox
          </Link>
          .
        </>
      )}
    </>
  );
}
