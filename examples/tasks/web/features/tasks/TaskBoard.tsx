'use client';

import { FormMessage } from '@/features/forms/FormMessage';
import { AddTask, NEW_TASK_ID } from './AddTask';
import { deleteButtonId, TaskItem } from './TaskItem';
import type { Task } from './task-api';
import styles from './tasks.module.css';
import { useFreshTasks } from './use-fresh-tasks';
import { useTasks } from './use-tasks';

/** The whole tasks page, below its header. */
export function TaskBoard({ initial }: { readonly initial: readonly Task[] }) {
  const { tasks, busy, problem, add, change, remove, reload } = useTasks(initial);
  useFreshTasks(reload);

  function removeAndMoveOn(task: Task): void {
    // The button that was pressed is about to vanish: the keyboard goes on from a neighbour.
    const place = tasks.indexOf(task);
    const neighbour = tasks[place + 1] ?? tasks[place - 1];
    document.getElementById(neighbour ? deleteButtonId(neighbour) : NEW_TASK_ID)?.focus();
    void remove(task);
  }

  return (
    <div className={styles.board}>
      <div className={styles.heading}>
        <h1>Your tasks</h1>
        <p className={styles.counts} aria-live="polite">
          {counts(tasks)}
        </p>
      </div>
      <AddTask onAdd={add} />
      <div className={styles.problem}>
        <FormMessage error={problem} />
      </div>
      {tasks.length === 0 ? (
        <Empty />
      ) : (
        <ul className={styles.list} aria-label="Tasks">
          {tasks.map((task) => (
            <TaskItem key={task.id} task={task} busy={busy.has(task.id)} onChange={change} onRemove={removeAndMoveOn} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Empty() {
  return (
    <div className={styles.empty}>
      <h2>Nothing to do yet</h2>
      <p>Write your first task above and press Enter.</p>
    </div>
  );
}

function counts(tasks: readonly Task[]): string {
  const done = tasks.filter((task) => task.completed).length;
  const open = tasks.length - done;
  if (tasks.length === 0) {
    return 'No tasks';
  }
  return open === 0 ? `All ${done} done` : `${open} to do, ${done} done`;
}
