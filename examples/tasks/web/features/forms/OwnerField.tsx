/** Tells password managers whose password the form is about; nobody sees it. */
export function OwnerField({ email }: { readonly email: string }) {
  return <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />;
}
