import { HOME, safeNext } from '@/lib/safe-next';

/** What a page receives from the address bar. */
export type PageQuery = Promise<Record<string, string | string[] | undefined>>;

/** Reads `?next=` of a page as a path on this site. */
export async function readNext(query: PageQuery): Promise<string> {
  const { next } = await query;
  return typeof next === 'string' ? safeNext(next) : HOME;
}
