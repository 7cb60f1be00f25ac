'use client';

import { Form } from '@/features/forms/Form';
import { FormMessage } from '@/features/forms/FormMessage';
import styles from '@/features/forms/forms.module.css';
import { SubmitButton } from '@/features/forms/SubmitButton';
import { type FormErrors, useForm } from '@/features/forms/use-form';
import { MailSent } from '@/features/mail/MailSent';
import { addressPage } from '@/lib/address-page';
import { signedInCall } from '@/lib/auth-call';
import { authClient } from '@/lib/auth-client';
import { explain, Problem } from '@/lib/problem';

/** Says that the address is not confirmed yet, and sends the mail that does it. */
export function ConfirmAddress({ email, outbox }: { readonly email: string; readonly outbox: boolean }) {
  const { errors, pending, done, submit } = useForm({
    fields: {},
    send: async () => {
      await signedInCall((fetchOptions) =>
        authClient().sendVerificationEmail({ email, callbackURL: addressPage(), fetchOptions }),
      );
    },
    refused,
  });
  return (
    <Form onSubmit={submit}>
      <p>Your address is not confirmed yet.</p>
      <div className={styles.row}>
        <SubmitButton pending={pending} kind="">
          Send confirmation mail
        </SubmitButton>
        <FormMessage
          error={errors.form}
          success={done && <MailSent outbox={outbox}>A mail with a link is on its way to you.</MailSent>}
        />
      </div>
    </Form>
  );
}

function refused(failure: unknown): FormErrors {
  const off = failure instanceof Problem && failure.code === 'VERIFICATION_EMAIL_NOT_ENABLED';
  return { fields: {}, form: off ? 'This site sends no mail.' : explain(failure) };
}
