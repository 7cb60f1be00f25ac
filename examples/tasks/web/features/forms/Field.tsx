'use client';

import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import styles from './forms.module.css';

/** What every field shows around its input. */
export interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly name: string;
  readonly error?: string | undefined;
  readonly hint?: string;
  /** Stands at the end of the input, such as the button that shows a password. */
  readonly action?: ReactNode;
}

/** A labelled input. Its hint is read out together with it; an error takes the place of the hint. */
export function Field({ label, error, hint, action, ...input }: FieldProps) {
  const id = useId();
  const described = error ? `${id}-error` : hint && `${id}-hint`;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.control}>
        <input
          {...input}
          id={id}
          className={action ? `${styles.input} ${styles.withAction}` : styles.input}
          aria-invalid={error ? true : undefined}
          aria-describedby={described}
        />
        {action}
      </div>
      {/* The line below the input is always there: what appears in it moves nothing else. */}
      <div className={styles.below}>
        {hint && !error && <p id={`${id}-hint`}>{hint}</p>}
        <p id={`${id}-error`} role="alert" className={styles.fieldError}>
          {error}
        </p>
      </div>
    </div>
  );
}
