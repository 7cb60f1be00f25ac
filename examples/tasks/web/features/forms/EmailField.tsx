import { Field, type FieldProps } from './Field';

/** The e-mail address of whoever fills in the form, under the name `email`. */
export function EmailField({ error }: Pick<FieldProps, 'error'>) {
  return <Field label="E-mail" name="email" type="email" autoComplete="email" required error={error} />;
}
