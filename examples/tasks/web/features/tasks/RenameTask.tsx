'use client';

import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import styles from './tasks.module.css';

/** A line to rename a task on: Enter keeps the new title, Escape the old one. */
export function RenameTask({ title, onDone }: { readonly title: string; readonly onDone: (title?: string) => void }) {
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => input.current?.select(), []);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const wanted = input.current?.value.trim() ?? '';
    if (wanted !== '') {
      onDone(wanted);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      onDone();
    }
  }

  return (
    <form className={styles.rename} method="post" onSubmit={submit} onKeyDown={onKeyDown}>
      <input ref={input} className={styles.newTitle} defaultValue={title} aria-label="New title" autoComplete="off" />
      <button type="submit" className="button primary">
        Save
      </button>
      <button type="button" className="button quiet" onClick={() => onDone()}>
        Cancel
      </button>
    </form>
  );
}
