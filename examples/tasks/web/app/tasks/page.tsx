import type { Metadata } from 'next';
import { SignedInPage } from '@/features/shell/SignedInPage';
import { Unavailable } from '@/features/shell/Unavailable';
import { TASKS_PATH, type Task } from '@/features/tasks/task-api';
import { TaskBoard } from '@/features/tasks/TaskBoard';
import { loadPage } from '@/lib/server/page-data';
import { ME_PATH, type User } from '@/lib/user';

export const metadata: Metadata = { title: 'Your tasks' };

export default async function TasksPage() {
  const data = await loadPage('/tasks', (api) => Promise.all([api<User>(ME_PATH), api<Task[]>(TASKS_PATH)]));
  if (data === undefined) {
    return <Unavailable title="Your tasks" />;
  }
  const [user, tasks] = data;
  return (
    <SignedInPage userId={user.id}>
      <TaskBoard initial={tasks} />
    </SignedInPage>
  );
}
