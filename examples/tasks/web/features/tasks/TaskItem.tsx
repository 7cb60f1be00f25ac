'use client';

import { useEffect, useRef, useState } from 'react';
import { useHydrated } from '@/lib/use-hydrated';
import { DeleteIcon, EditIcon } from './icons';
import { RenameTask } from './RenameTask';
import type { Task, TaskChange } from './task-api';
import styles from './tasks.module.css';

/** The id of the button that deletes `task`, to move the focus there. */
export const deleteButtonId = (task: Task) => `delete-${task.id}`;

interface TaskItemProps {
  readonly task: Task;
  /** A change of this task is on its way to the API. */
  readonly busy: boolean;
  readonly onChange: (task: Task, change: TaskChange) => Promise<void>;
  readonly onRemove: (task: Task) => void;
}

export function TaskItem({ task, busy, onChange, onRemove }: TaskItemProps) {
  const hydrated = useHydrated();
  const [renaming, setRenaming] = useState(false);
  const wasRenaming = useRef(false);
  const renameButton = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (wasRenaming.current && !renaming) {
      renameButton.current?.focus();
    }
    wasRenaming.current = renaming;
  }, [renaming]);

  function stopRenaming(title?: string): void {
    setRenaming(false);
    if (title !== undefined && title !== task.title) {
      void onChange(task, { title });
    }
  }

  if (renaming) {
    return (
      <li className={styles.item}>
        <RenameTask title={task.title} onDone={stopRenaming} />
      </li>
    );
  }
  return (
    <li className={styles.item} aria-busy={busy}>
      <label className={styles.title}>
        <input
          type="checkbox"
          checked={task.completed}
          disabled={!hydrated}
          onChange={() => void onChange(task, { completed: !task.completed })}
        />
        <span className={task.completed ? styles.done : undefined}>{task.title}</span>
      </label>
      <span className={styles.buttons}>
        <button
          ref={renameButton}
          type="button"
          className={styles.icon}
          disabled={!hydrated}
          aria-label={`Rename ${task.title}`}
          title="Rename"
          onClick={() => setRenaming(true)}
        >
          <EditIcon />
        </button>
        <button
          id={deleteButtonId(task)}
          type="button"
          className={`${styles.icon} ${styles.delete}`}
          disabled={!hydrated}
          aria-label={`Delete ${task.title}`}
          title="Delete"
          onClick={() => onRemove(task)}
        >
          <DeleteIcon />
        </button>
      </span>
    </li>
  );
}
