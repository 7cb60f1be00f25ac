'use client';

import { useState } from 'react';
import { useHydrated } from '@/lib/use-hydrated';
import { Field, type FieldProps } from './Field';
import styles from './forms.module.css';

/** A password input with a button that shows what was typed. */
export function PasswordField(props: Omit<FieldProps, 'type' | 'action'>) {
  const [shown, setShown] = useState(false);
  const hydrated = useHydrated();
  return (
    <Field
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      action={
        <button
          type="button"
          className={styles.reveal}
          disabled={!hydrated}
          aria-pressed={shown}
          aria-label={`Show ${props.label.toLowerCase()}`}
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Hide' : 'Show'}
        </button>
      }
    />
  );
}
