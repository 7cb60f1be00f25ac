'use client';

import { Field } from '@/features/forms/Field';
import { Form } from '@/features/forms/Form';
import { FormMessage } from '@/features/forms/FormMessage';
import styles from '@/features/forms/forms.module.css';
import { emailRule } from '@/features/forms/rules';
import { SubmitButton } from '@/features/forms/SubmitButton';
import { useForm } from '@/features/forms/use-form';
import { MailSent } from '@/features/mail/MailSent';
import { addressPage } from '@/lib/address-page';
import { signedInCall } from '@/lib/auth-call';
import { authClient } from '@/lib/auth-client';

/** Asks for a change of address. `confirmed` says that the old one is, and has to allow it. */
export function AddressForm({ confirmed, outbox }: { readonly confirmed: boolean; readonly outbox: boolean }) {
  const { errors, pending, done, submit } = useForm({
    fields: { newEmail: emailRule },
    send: async (values, form) => {
      const newEmail = values.newEmail.trim().toLowerCase();
      await signedInCall((fetchOptions) =>
        authClient().changeEmail({ newEmail, callbackURL: addressPage(newEmail), fetchOptions }),
      );
      form.reset();
    },
  });
  const where = confirmed ? 'your present address: open its link to allow the change' : 'the new address';
  return (
    <Form onSubmit={submit}>
      <Field
        label="New address"
        name="newEmail"
        type="email"
        autoComplete="off"
        hint={confirmed ? 'Your present address has to allow it first.' : 'A mail to it confirms the change.'}
        required
        error={errors.fields['newEmail']}
      />
      <div className={styles.row}>
        <SubmitButton pending={pending}>Change address</SubmitButton>
        <FormMessage
          error={errors.form}
          success={done && <MailSent outbox={outbox}>{`A mail is on its way to ${where}.`}</MailSent>}
        />
      </div>
    </Form>
  );
}
