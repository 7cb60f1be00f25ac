'use client';

import { Field } from '@/features/forms/Field';
import { FormMessage } from '@/features/forms/FormMessage';
import { PasswordField } from '@/features/forms/PasswordField';
import { newPasswordRefusal } from '@/features/forms/refusals';
import { SubmitButton } from '@/features/forms/SubmitButton';
import { checkAll, emailRule, nameRule, newPasswordRule, PASSWORD_MIN } from '@/features/forms/rules';
import { useForm } from '@/features/forms/use-form';
import styles from '@/features/forms/forms.module.css';
import { authCall } from '@/lib/auth-call';
import { authClient } from '@/lib/auth-client';
import { addressPage } from '@/lib/address-page';
import { leaveTo } from '@/lib/leave';
import { confirmFirstPath } from '@/lib/sign-in-path';

/** Makes an account and goes to `next`, or to the sign-in page when the engine does not sign in at once. */
export function SignUpForm({ next }: { readonly next: string }) {
  const { errors, pending, submit } = useForm({
    fields: ['name', 'email', 'password'] as const,
    check: (values) => checkAll(values, { name: nameRule, email: emailRule, password: newPasswordRule }),
    send: async ({ name, email, password }) => {
      const account = await authCall((fetchOptions) =>
        authClient().signUp.email({
          name: name.trim(),
          email: email.trim(),
          password,
          callbackURL: addressPage(),
          fetchOptions,
        }),
      );
      leaveTo(account?.token ? next : confirmFirstPath(next));
    },
    refused: (failure) => newPasswordRefusal(failure, 'password', OTHER_FIELDS),
  });
  return (
    <form className={styles.form} method="post" noValidate onSubmit={submit}>
      <Field label="Name" name="name" autoComplete="name" required error={errors.fields['name']} />
      <Field label="E-mail" name="email" type="email" autoComplete="email" required error={errors.fields['email']} />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        hint={`At least ${PASSWORD_MIN} characters.`}
        required
        error={errors.fields['password']}
      />
      <SubmitButton pending={pending}>Create account</SubmitButton>
      <FormMessage error={errors.form} />
    </form>
  );
}

const TAKEN = ['email', 'This address cannot be used. Sign in, or take another one.'] as const;

const OTHER_FIELDS = {
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: TAKEN,
  USER_ALREADY_EXISTS: TAKEN,
  INVALID_EMAIL: ['email', 'Use the form name@example.com.'],
} as const;
