'use client';

import { useState } from 'react';
import { Field } from '@/features/forms/Field';
import { FormMessage } from '@/features/forms/FormMessage';
import styles from '@/features/forms/forms.module.css';
import { checkAll, emailRule } from '@/features/forms/rules';
import { SubmitButton } from '@/features/forms/SubmitButton';
import { useForm } from '@/features/forms/use-form';
import { MailSent } from '@/features/mail/MailSent';
import { addressPage } from '@/lib/address-page';
import { authCall } from '@/lib/auth-call';
import { authClient } from '@/lib/auth-client';

/** Asks for the mail that confirms an address, for who cannot sign in without. What it says is the same for every address. */
export function ConfirmAddressForm({ outbox }: { readonly outbox: boolean }) {
  const [sent, setSent] = useState(false);
  const { errors, pending, submit } = useForm({
    fields: ['email'] as const,
    check: (values) => checkAll(values, { email: emailRule }),
    send: async ({ email }) => {
      setSent(false);
      await authCall((fetchOptions) =>
        authClient().sendVerificationEmail({ email: email.trim(), callbackURL: addressPage(), fetchOptions }),
      );
      setSent(true);
    },
  });
  return (
    <form className={styles.form} method="post" noValidate onSubmit={submit}>
      <Field label="E-mail" name="email" type="email" autoComplete="email" required error={errors.fields['email']} />
      <SubmitButton pending={pending}>Send the link</SubmitButton>
      <FormMessage
        error={errors.form}
        success={
          sent && (
            <MailSent outbox={outbox}>If this address is waiting to be confirmed, a mail with a link is on its way.</MailSent>
          )
        }
      />
    </form>
  );
}
