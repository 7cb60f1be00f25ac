import { explain, Problem } from '@/lib/problem';
import type { FormErrors } from './use-form';

/** What is wrong with a new password, by the code of the engine. */
export const NEW_PASSWORD_SENTENCES: Readonly<Record<string, string>> = {
  PASSWORD_TOO_SHORT: 'This password is too short.',
  PASSWORD_TOO_LONG: 'This password is too long.',
  PASSWORD_TOO_COMMON: 'This password is one of those that are guessed first.',
  PASSWORD_TOO_PERSONAL: 'This password is little more than your name or email.',
  PASSWORD_COMPROMISED: 'This password has leaked somewhere. Choose another one.',
};

/**
 * Turns the refusal of a form with a new password into errors.
 *
 * @param field the name of the field with the new password
 * @param others the sentences of other fields, by the code of the engine
 */
export function newPasswordRefusal(
  failure: unknown,
  field: string,
  others: Readonly<Record<string, readonly [field: string, sentence: string]>> = {},
): FormErrors {
  if (failure instanceof Problem) {
    const sentence = NEW_PASSWORD_SENTENCES[failure.code];
    const [name, text] = sentence === undefined ? (others[failure.code] ?? []) : [field, sentence];
    if (name !== undefined && text !== undefined) {
      return { fields: { [name]: text } };
    }
  }
  return { fields: {}, form: explain(failure) };
}
