'use client';

import { EmailField } from '@/features/forms/EmailField';
import { Field } from '@/features/forms/Field';
import { Form } from '@/features/forms/Form';
import { FormMessage } from '@/features/forms/FormMessage';
import { NewPasswordField } from '@/features/forms/NewPasswordField';
import { newPasswordRefusal } from '@/features/forms/refusals';
import { SubmitButton } from '@/features/forms/SubmitButton';
import { emailRule, nameRule, newPasswordRule } from '@/features/forms/rules';
import { useForm } from '@/features/forms/use-form';
import { authCall } from '@/lib/auth-call';
import { authClient } from '@/lib/auth-client';
import { addressPage } from '@/lib/address-page';
import { leaveTo } from '@/lib/leave';
import { confirmFirstPath } from '@/lib/sign-in-path';

/** Makes an account and goes to `next`, or to the sign-in page when the engine does not sign in at once. */
export function SignUpForm({ next }: { readonly next: string }) {
  const { errors, pending, submit } = useForm({
    fields: { name: nameRule, email: emailRule, password: newPasswordRule },
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
    <Form onSubmit={submit}>
      <Field label="Name" name="name" autoComplete="name" required error={errors.fields['name']} />
      <EmailField error={errors.fields['email']} />
      <NewPasswordField label="Password" name="password" error={errors.fields['password']} />
      <SubmitButton pending={pending}>Create account</SubmitButton>
      <FormMessage error={errors.form} />
    </Form>
  );
}

const TAKEN = ['email', 'This address cannot be used. Sign in, or take another one.'] as const;

const OTHER_FIELDS = {
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: TAKEN,
  USER_ALREADY_EXISTS: TAKEN,
  INVALID_EMAIL: ['email', 'Use the form name@example.com.'],
} as const;
