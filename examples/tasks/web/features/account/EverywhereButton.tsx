'use client';

import { SignOutAction } from '@/features/session/SignOutAction';
import { signOutEverywhere } from '@/features/session/sign-out';

export function EverywhereButton() {
  return <SignOutAction label="Sign out everywhere" kind="danger" run={signOutEverywhere} />;
}
