'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import styles from './shell.module.css';

const PAGES = [
  ['/tasks', 'Tasks'],
  ['/account', 'Account'],
] as const;

export function Navigation() {
  const here = usePathname();
  return (
    <nav aria-label="Pages" className={styles.navigation}>
      {PAGES.map(([path, label]) => (
        <Link key={path} href={path} prefetch={false} aria-current={path === here ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
