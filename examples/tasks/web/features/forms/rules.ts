/** The lengths the engine accepts, in characters as JavaScript counts them. */
export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 128;

/** Each rule returns a sentence about what to change, or `undefined` when the value is fine. */
export type Rule = (value: string) => string | undefined;

export const nameRule: Rule = (value) => (value.trim() === '' ? 'Enter your name.' : undefined);

/** Catches slips of the finger only; whether an address exists is not for a pattern to say. */
export const emailRule: Rule = (value) => {
  if (value.trim() === '') {
    return 'Enter your e-mail address.';
  }
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim())
    ? undefined
    : 'Use the form name@example.com.';
};

export const newPasswordRule: Rule = (value) => {
  if (value.length < PASSWORD_MIN) {
    return `Use at least ${PASSWORD_MIN} characters.`;
  }
  return value.length > PASSWORD_MAX ? `Use at most ${PASSWORD_MAX} characters.` : undefined;
};

/** A password someone already has is not measured: rules for new ones may have changed since. */
export const currentPasswordRule: Rule = (value) => (value === '' ? 'Enter your password.' : undefined);

/** For what may have any value. */
export const noRule: Rule = () => undefined;
