'use client';

import { useState } from 'react';
import { Field } from '@/features/forms/Field';
import { FormMessage } from '@/features/forms/FormMessage';
import styles from '@/features/forms/forms.module.css';
import { checkAll, nameRule } from '@/features/forms/rules';
import { SubmitButton } from '@/features/forms/SubmitButton';
import { useForm } from '@/features/forms/use-form';
import { signedInCall } from '@/lib/auth-call';
import { authClient } from '@/lib/auth-client';

export function NameForm({ name }: { readonly name: string }) {
  const [saved, setSaved] = useState(false);
  const { errors, pending, submit } = useForm({
    fields: ['name'] as const,
    check: (values) => checkAll(values, { name: nameRule }),
    send: async (values) => {
      setSaved(false);
      await signedInCall((fetchOptions) => authClient().updateUser({ name: values.name.trim(), fetchOptions }));
      setSaved(true);
    },
  });
  return (
    <form className={styles.form} method="post" noValidate onSubmit={submit}>
      <Field label="Name" name="name" autoComplete="name" required defaultValue={name} error={errors.fields['name']} />
      <div className={styles.row}>
        <SubmitButton pending={pending}>Save name</SubmitButton>
        <FormMessage error={errors.form} success={saved ? 'Your name is saved.' : undefined} />
      </div>
    </form>
  );
}
