'use client';

import type { Rule } from '@/features/forms/rules';
import { SubmitButton } from '@/features/forms/SubmitButton';
import { useForm } from '@/features/forms/use-form';
import { explain } from '@/lib/problem';
import styles from './tasks.module.css';

export const NEW_TASK_ID = 'new-task';
const ERROR_ID = 'new-task-error';
const titleRule: Rule = (value) => (value.trim() === '' ? 'Write what needs doing.' : undefined);

/** One line to write a task on. The text stays until the API has taken it. */
export function AddTask({ onAdd }: { readonly onAdd: (title: string) => Promise<void> }) {
  const { errors, pending, submit } = useForm({
    fields: { title: titleRule },
    send: async ({ title }, form) => {
      await onAdd(title.trim());
      form.reset();
      form.querySelector('input')?.focus();
    },
    refused: (failure) => ({ fields: { title: explain(failure) } }),
  });
  const error = errors.fields['title'];
  return (
    <form className={styles.add} method="post" noValidate onSubmit={submit}>
      <label htmlFor={NEW_TASK_ID} className="visually-hidden">
        New task
      </label>
      <input
        id={NEW_TASK_ID}
        name="title"
        className={styles.newTitle}
        placeholder="What needs doing?"
        autoComplete="off"
        enterKeyHint="done"
        readOnly={pending}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? ERROR_ID : undefined}
      />
      <SubmitButton pending={pending}>Add</SubmitButton>
      <p id={ERROR_ID} role="alert" className={styles.addError}>
        {error}
      </p>
    </form>
  );
}
