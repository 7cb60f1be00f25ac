import type { FieldProps } from './Field';
import { PasswordField } from './PasswordField';
import { PASSWORD_MIN } from './rules';

/** A password that is chosen here; password managers offer to make one. */
export function NewPasswordField(props: Pick<FieldProps, 'label' | 'name' | 'error'>) {
  return <PasswordField {...props} autoComplete="new-password" hint={`At least ${PASSWORD_MIN} characters.`} required />;
}
