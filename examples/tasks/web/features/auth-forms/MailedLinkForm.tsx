'use client';

import { EmailField } from '@/features/forms/EmailField';
import { Form } from '@/features/forms/Form';
import { FormMessage } from '@/features/forms/FormMessage';
import { emailRule } from '@/features/forms/rules';
import { SubmitButton } from '@/features/forms/SubmitButton';
import { type FormErrors, useForm } from '@/features/forms/use-form';
import { MailSent } from '@/features/mail/MailSent';

/** Asks for a mail with a link. `sent` has to be true of every address: nobody may learn here which ones are known. */
export function MailedLinkForm({
  ask,
  sent,
  outbox,
  refused,
}: {
  readonly ask: (email: string) => Promise<unknown>;
  readonly sent: string;
  readonly outbox: boolean;
  readonly refused?: (failure: unknown) => FormErrors;
}) {
  const { errors, pending, done, submit } = useForm({
    fields: { email: emailRule },
    send: async ({ email }) => {
      await ask(email.trim());
    },
    refused,
  });
  return (
    <Form onSubmit={submit}>
      <EmailField error={errors.fields['email']} />
      <SubmitButton pending={pending}>Send the link</SubmitButton>
      <FormMessage error={errors.form} success={done && <MailSent outbox={outbox}>{sent}</MailSent>} />
    </Form>
  );
}
