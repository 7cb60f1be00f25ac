import { api } from '@/lib/api';

/** One task, as the API shows it to its owner. Times are ISO 8601. */
export interface Task {
  readonly id: string;
  readonly title: string;
  readonly completed: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What may be changed about a task. */
export type TaskChange = Partial<Pick<Task, 'title' | 'completed'>>;

export const TASKS_PATH = '/api/tasks';

export const listTasks = () => api<Task[]>(TASKS_PATH);

export const addTask = (title: string) => api<Task>(TASKS_PATH, { method: 'POST', body: { title } });

export const changeTask = (id: string, change: TaskChange) =>
  api<Task>(taskPath(id), { method: 'PATCH', body: change });

export const deleteTask = (id: string) => api<void>(taskPath(id), { method: 'DELETE' });

function taskPath(id: string): string {
  return `${TASKS_PATH}/${encodeURIComponent(id)}`;
}
