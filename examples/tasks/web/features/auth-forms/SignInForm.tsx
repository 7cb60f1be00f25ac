'use client';

import Link from 'next/link';
import { type ReactNode, useEffect, useState } from 'react';
import { EmailField } from '@/features/forms/EmailField';
import { Form } from '@/features/forms/Form';
import { FormMessage } from '@/features/forms/FormMessage';
import { PasswordField } from '@/features/forms/PasswordField';
import { SubmitButton } from '@/features/forms/SubmitButton';
import { currentPasswordRule, emailRule } from '@/features/forms/rules';
import { type FormErrors, useForm } from '@/features/forms/use-form';
import styles from '@/features/forms/forms.module.css';
import { authCall } from '@/lib/auth-call';
import { authClient } from '@/lib/auth-client';
import { leaveTo } from '@/lib/leave';
import { explain, Problem } from '@/lib/problem';

/**
 * Asks for address and password. `ended` says that there may be cookies of a session that is over; `notice` tells the
 * person why they are here.
 */
export function SignInForm({
  next,
  ended,
  notice,
}: {
  readonly next: string;
  readonly ended: boolean;
  readonly notice: ReactNode;
}) {
  const [unconfirmed, setUnconfirmed] = useState(false);
  useClearStaleCookies(ended);
  const { errors, pending, submit } = useForm({
    fields: { email: emailRule, password: currentPasswordRule },
    send: async ({ email, password }) => {
      setUnconfirmed(false);
      await authCall((fetchOptions) => authClient().signIn.email({ email: email.trim(), password, fetchOptions }));
      leaveTo(next);
    },
    refused: (failure) => {
      // Told only to who knows the password.
      const isUnconfirmed = failure instanceof Problem && failure.code === 'EMAIL_NOT_VERIFIED';
      setUnconfirmed(isUnconfirmed);
      return isUnconfirmed ? UNCONFIRMED : refused(failure);
    },
  });
  return (
    <Form onSubmit={submit}>
      {notice && <p className={styles.notice}>{notice}</p>}
      <EmailField error={errors.fields['email']} />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        error={errors.fields['password']}
      />
      <SubmitButton pending={pending}>Sign in</SubmitButton>
      <FormMessage error={errors.form} />
      {unconfirmed && (
        <Link className="button" href="/confirm-address" prefetch={false}>
          Send the mail again
        </Link>
      )}
    </Form>
  );
}

const UNCONFIRMED: FormErrors = {
  fields: {},
  form: 'Your address is not confirmed yet. Open the link in the mail that we sent you, then sign in.',
};

/** One sentence whatever the reason: nobody may learn here which addresses have an account. */
function refused(failure: unknown): FormErrors {
  const isRefusal =
    failure instanceof Problem && [400, 401, 403].includes(failure.status) && !failure.code.endsWith('_ORIGIN');
  return { fields: {}, form: isRefusal ? 'The e-mail address or the password is not right.' : explain(failure) };
}

/** The engine takes back the cookies of a session that is over when it is asked about it. */
function useClearStaleCookies(ended: boolean): void {
  useEffect(() => {
    if (ended) {
      authClient()
        .getSession({ query: { disableCookieCache: true } })
        .catch(() => undefined);
    }
  }, [ended]);
}
