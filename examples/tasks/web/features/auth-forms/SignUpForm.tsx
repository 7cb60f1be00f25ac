'use client';

import { Field } from '@/features/forms/Field';
import { FormMessage } from '@/features/forms/FormMessage';
import { PasswordField } from '@/features/forms/PasswordField';
import { SubmitButton } from '@/features/forms/SubmitButton';
import { checkAll, emailRule, nameRule, newPasswordRule, PASSWORD_MIN } from '@/features/forms/rules';
import { type FormErrors, useForm } from '@/features/forms/use-form';
import styles from '@/features/forms/forms.module.css';
import { authCall } from '@/lib/auth-call';
import { authClient } from '@/lib/auth-client';
import { leaveTo } from '@/lib/leave';
import { explain, Problem } from '@/lib/problem';
import { signInPath } from '@/lib/sign-in-path';

/** Makes an account and goes to `next`, or to the sign-in page when the engine does not sign in at once. */
export function SignUpForm({ next }: { readonly next: string }) {
  const { errors, pending, submit } = useForm({
    fields: ['name', 'email', 'password'] as const,
    check: (values) => checkAll(values, { name: nameRule, email: emailRule, password: newPasswordRule }),
    send: async ({ name, email, password }) => {
      const account = await authCall((fetchOptions) =>
        authClient().signUp.email({ name: name.trim(), email: email.trim(), password, fetchOptions }),
      );
      leaveTo(account?.token ? next : signInPath(next));
    },
    refused,
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

const FIELD_OF_CODE: Readonly<Record<string, readonly [field: string, sentence: string]>> = {
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: ['email', 'This address cannot be used. Sign in, or take another one.'],
  USER_ALREADY_EXISTS: ['email', 'This address cannot be used. Sign in, or take another one.'],
  INVALID_EMAIL: ['email', 'Use the form name@example.com.'],
  PASSWORD_TOO_SHORT: ['password', 'This password is too short.'],
  PASSWORD_TOO_LONG: ['password', 'This password is too long.'],
  PASSWORD_TOO_COMMON: ['password', 'This password is one of those that are guessed first.'],
  PASSWORD_TOO_PERSONAL: ['password', 'This password is little more than your name or email.'],
  PASSWORD_COMPROMISED: ['password', 'This password has leaked somewhere. Choose another one.'],
};

function refused(failure: unknown): FormErrors {
  const known = failure instanceof Problem ? FIELD_OF_CODE[failure.code] : undefined;
  return known ? { fields: { [known[0]]: known[1] } } : { fields: {}, form: explain(failure) };
}
