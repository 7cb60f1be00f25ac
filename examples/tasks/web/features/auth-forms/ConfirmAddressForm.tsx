'use client';

import { addressPage } from '@/lib/address-page';
import { authCall } from '@/lib/auth-call';
import { authClient } from '@/lib/auth-client';
import { MailedLinkForm } from './MailedLinkForm';

/** Asks for the mail that confirms an address, for who cannot sign in without. */
export function ConfirmAddressForm({ outbox }: { readonly outbox: boolean }) {
  return (
    <MailedLinkForm
      ask={(email) =>
        authCall((fetchOptions) =>
          authClient().sendVerificationEmail({ email, callbackURL: addressPage(), fetchOptions }),
        )
      }
      sent="If this address is waiting to be confirmed, a mail with a link is on its way."
      outbox={outbox}
    />
  );
}
