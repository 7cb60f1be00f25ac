'use client';

import { Field } from '@/features/forms/Field';
import { Form } from '@/features/forms/Form';
import { FormMessage } from '@/features/forms/FormMessage';
import styles from '@/features/forms/forms.module.css';
import { nameRule } from '@/features/forms/rules';
import { SubmitButton } from '@/features/forms/SubmitButton';
import { useForm } from '@/features/forms/use-form';
import { signedInCall } from '@/lib/auth-call';
import { authClient } from '@/lib/auth-client';

export function NameForm({ name }: { readonly name: string }) {
  const { errors, pending, done, submit } = useForm({
    fields: { name: nameRule },
    send: async (values) => {
      await signedInCall((fetchOptions) => authClient().updateUser({ name: values.name.trim(), fetchOptions }));
    },
  });
  return (
    <Form onSubmit={submit}>
      <Field label="Name" name="name" autoComplete="name" required defaultValue={name} error={errors.fields['name']} />
      <div className={styles.row}>
        <SubmitButton pending={pending}>Save name</SubmitButton>
        <FormMessage error={errors.form} success={done && 'Your name is saved.'} />
      </div>
    </Form>
  );
}
