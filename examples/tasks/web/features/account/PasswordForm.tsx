'use client';

import { useState } from 'react';
import { FormMessage } from '@/features/forms/FormMessage';
import styles from '@/features/forms/forms.module.css';
import { PasswordField } from '@/features/forms/PasswordField';
import { newPasswordRefusal } from '@/features/forms/refusals';
import { checkAll, currentPasswordRule, newPasswordRule, PASSWORD_MIN } from '@/features/forms/rules';
import { SubmitButton } from '@/features/forms/SubmitButton';
import { useForm } from '@/features/forms/use-form';
import { signedInCall } from '@/lib/auth-call';
import { authClient } from '@/lib/auth-client';

export function PasswordForm({ email }: { readonly email: string }) {
  const [changed, setChanged] = useState(false);
  const { errors, pending, submit } = useForm({
    fields: ['currentPassword', 'newPassword', 'others'] as const,
    check: (values) => checkAll(values, { currentPassword: currentPasswordRule, newPassword: newPasswordRule }),
    send: async ({ currentPassword, newPassword, others }, form) => {
      setChanged(false);
      const revokeOtherSessions = others === 'on';
      await signedInCall((fetchOptions) =>
        authClient().changePassword({ currentPassword, newPassword, revokeOtherSessions, fetchOptions }),
      );
      form.reset();
      setChanged(true);
    },
    refused: (failure) => newPasswordRefusal(failure, 'newPassword', OTHER_FIELDS),
  });
  return (
    <form className={styles.form} method="post" noValidate onSubmit={submit}>
      {/* Tells password managers whose password this is. */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label="Current password"
        name="currentPassword"
        autoComplete="current-password"
        required
        error={errors.fields['currentPassword']}
      />
      <PasswordField
        label="New password"
        name="newPassword"
        autoComplete="new-password"
        hint={`At least ${PASSWORD_MIN} characters.`}
        required
        error={errors.fields['newPassword']}
      />
      <label className={styles.check}>
        <input type="checkbox" name="others" defaultChecked />
        Sign out my other browsers
      </label>
      <div className={styles.row}>
        <SubmitButton pending={pending}>Change password</SubmitButton>
        <FormMessage error={errors.form} success={changed ? 'Your password is changed.' : undefined} />
      </div>
    </form>
  );
}

const OTHER_FIELDS = { INVALID_PASSWORD: ['currentPassword', 'This is not your current password.'] } as const;
