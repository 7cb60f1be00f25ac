'use client';

import { Form } from '@/features/forms/Form';
import { FormMessage } from '@/features/forms/FormMessage';
import styles from '@/features/forms/forms.module.css';
import { NewPasswordField } from '@/features/forms/NewPasswordField';
import { OwnerField } from '@/features/forms/OwnerField';
import { PasswordField } from '@/features/forms/PasswordField';
import { newPasswordRefusal } from '@/features/forms/refusals';
import { currentPasswordRule, newPasswordRule, noRule } from '@/features/forms/rules';
import { SubmitButton } from '@/features/forms/SubmitButton';
import { useForm } from '@/features/forms/use-form';
import { signedInCall } from '@/lib/auth-call';
import { authClient } from '@/lib/auth-client';

export function PasswordForm({ email }: { readonly email: string }) {
  const { errors, pending, done, submit } = useForm({
    fields: { currentPassword: currentPasswordRule, newPassword: newPasswordRule, others: noRule },
    send: async ({ currentPassword, newPassword, others }, form) => {
      const revokeOtherSessions = others === 'on';
      await signedInCall((fetchOptions) =>
        authClient().changePassword({ currentPassword, newPassword, revokeOtherSessions, fetchOptions }),
      );
      form.reset();
    },
    refused: (failure) => newPasswordRefusal(failure, 'newPassword', OTHER_FIELDS),
  });
  return (
    <Form onSubmit={submit}>
      <OwnerField email={email} />
      <PasswordField
        label="Current password"
        name="currentPassword"
        autoComplete="current-password"
        required
        error={errors.fields['currentPassword']}
      />
      <NewPasswordField label="New password" name="newPassword" error={errors.fields['newPassword']} />
      <label className={styles.check}>
        <input type="checkbox" name="others" defaultChecked />
        Sign out my other browsers
      </label>
      <div className={styles.row}>
        <SubmitButton pending={pending}>Change password</SubmitButton>
        <FormMessage error={errors.form} success={done && 'Your password is changed.'} />
      </div>
    </Form>
  );
}

const OTHER_FIELDS = { INVALID_PASSWORD: ['currentPassword', 'This is not your current password.'] } as const;
