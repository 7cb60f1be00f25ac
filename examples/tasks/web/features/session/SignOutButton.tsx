'use client';

import { SignOutAction } from './SignOutAction';
import { signOut } from './sign-out';

export function SignOutButton() {
  return <SignOutAction label="Sign out" kind="quiet" run={signOut} />;
}
