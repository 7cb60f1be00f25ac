// People who sign up with Better Auth, over HTTP as a browser does.

/** Somebody new: the user as Better Auth answered, the cookies, and an access token. */
export async function signUp(issuerUrl, name) {
  const account = { name, email: `${crypto.randomUUID()}@example.com`, password: `pass phrase ${crypto.randomUUID()}` };
  const response = await call(`${issuerUrl}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: issuerUrl },
    body: JSON.stringify(account),
  });
  const cookies = response.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  const { user } = await response.json();
  const issued = await call(`${issuerUrl}/api/auth/token`, { headers: { Cookie: cookies.join('; ') } });
  return { user, cookies, token: (await issued.json()).token };
}

/** The public keys that Better Auth serves. */
export async function publicKeys(issuerUrl) {
  return (await (await call(`${issuerUrl}/api/auth/jwks`)).json()).keys;
}

async function call(url, init) {
  const response = await fetch(url, init);
  if (!response.ok) {
    throw new Error(`${new URL(url).pathname} answered ${response.status}: ${await response.text()}`);
  }
  return response;
}
