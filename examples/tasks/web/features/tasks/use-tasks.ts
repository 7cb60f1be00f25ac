'use client';

import { useCallback, useRef, useState } from 'react';
import { explain, Problem } from '@/lib/problem';
import { addTask, changeTask, deleteTask, listTasks, type Task, type TaskChange } from './task-api';

/**
 * The list of tasks and what can be done with it. A change shows at once and is taken back, with a
 * sentence that says why, when the API refuses it. Adding waits for the API, which gives the id.
 */
export function useTasks(initial: readonly Task[]) {
  const [tasks, setTasks] = useState(initial);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<string>();
  const running = useRef(new Set<string>());
  const version = useRef(0);

  const reload = useReload(setTasks, version);

  /** Runs one change of a task; a second one meanwhile is dropped, since the two could arrive swapped. */
  async function alone(id: string, work: () => Promise<void>, undo: () => void): Promise<void> {
    if (running.current.has(id)) {
      return;
    }
    setProblem(undefined);
    mark(id, true);
    try {
      await work();
    } catch (failure) {
      if (isGone(failure)) {
        setTasks((all) => all.filter((task) => task.id !== id));
        setProblem('This task was already deleted.');
      } else {
        undo();
        setProblem(explain(failure));
      }
    } finally {
      mark(id, false);
    }
  }

  function mark(id: string, on: boolean): void {
    version.current += 1;
    running.current[on ? 'add' : 'delete'](id);
    setBusy(new Set(running.current));
  }

  async function add(title: string): Promise<void> {
    setProblem(undefined);
    version.current += 1;
    const task = await addTask(title);
    version.current += 1;
    setTasks((all) => [task, ...all]);
  }

  function change(task: Task, wanted: TaskChange): Promise<void> {
    return alone(
      task.id,
      async () => {
        setTasks(replace({ ...task, ...wanted }));
        setTasks(replace(await changeTask(task.id, wanted)));
      },
      () => setTasks(replace(task)),
    );
  }

  function remove(task: Task): Promise<void> {
    const place = tasks.indexOf(task);
    return alone(
      task.id,
      async () => {
        setTasks((all) => all.filter(({ id }) => id !== task.id));
        await deleteTask(task.id).catch(ignoreGone);
      },
      () => setTasks((all) => all.toSpliced(place, 0, task)),
    );
  }

  return { tasks, busy, problem, add, change, remove, reload };
}

/** Fetches the list; the answer counts only if nothing was changed here since it was asked for. */
function useReload(setTasks: (tasks: readonly Task[]) => void, version: { readonly current: number }) {
  return useCallback(async () => {
    const asked = version.current;
    try {
      const tasks = await listTasks();
      if (asked === version.current) {
        setTasks(tasks);
      }
    } catch {
      // What is shown stays; the next thing the person does will say what is wrong.
    }
  }, [setTasks, version]);
}

function replace(changed: Task) {
  return (all: readonly Task[]) => all.map((task) => (task.id === changed.id ? changed : task));
}

function isGone(failure: unknown): boolean {
  return failure instanceof Problem && failure.status === 404;
}

function ignoreGone(failure: unknown): void {
  if (!isGone(failure)) {
    throw failure;
  }
}
