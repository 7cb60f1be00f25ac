// Input that no page should send: each is refused by name, and changes nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Browser, PASSWORD, person, signedIn } from './browser.mjs';
import { failsWith } from './expect.mjs';

const UNAUTHORIZED = [401, 'UNAUTHORIZED', 'Unauthorized'];

/** What the client sends, and the field that the answer names. */
const refused = {
  'a name that is a number': [(client) => client.signUp.email({ ...person(), name: 42 }), 'name'],
  'an address that is an object': [(client) => client.signUp.email({ ...person(), email: {} }), 'email'],
  'a password that is null': [(client) => client.signUp.email({ ...person(), password: null }), 'password'],
  'an image that is a list': [(client) => client.signUp.email({ ...person(), image: ['a'] }), 'image'],
  'rememberMe that is a text': [(client) => client.signUp.email({ ...person(), rememberMe: 'yes' }), 'rememberMe'],
  'a name of 256 units': [(client) => client.signUp.email({ ...person(), name: 'x'.repeat(256) }), 'name'],
  'an image of 2049 units': [(client) => client.signUp.email({ ...person(), image: 'x'.repeat(2049) }), 'image'],
  'an address of 255 characters': [(client) => client.signUp.email({ ...person(), email: `${'x'.repeat(243)}@example.com` }), 'email'],
  'a name with NUL': [(client) => client.signUp.email({ ...person(), name: 'a\0b' }), 'name'],
  'a name that is no Unicode': [(client) => client.signUp.email({ ...person(), name: '\ud800' }), 'name'],
  'a sign-in without an address': [(client) => client.signIn.email({ password: PASSWORD }), 'email'],
  'a sign-in with a list of addresses': [(client, who) => client.signIn.email({ ...who, email: [who.email] }), 'email'],
  'a sign-in without a password': [(client, who) => client.signIn.email({ email: who.email }), 'password'],
  'a sign-in with a password that is true': [(client, who) => client.signIn.email({ ...who, password: true }), 'password'],
  'a sign-in with rememberMe 1': [(client, who) => client.signIn.email({ ...who, rememberMe: 1 }), 'rememberMe'],
  'a new name that is a list': [(client) => client.updateUser({ name: ['Eve'] }), 'name'],
  'a new name that is null': [(client) => client.updateUser({ name: null }), 'name'],
  'a new password that is a number': [(client) => client.changePassword({ currentPassword: PASSWORD, newPassword: 12345678 }), 'newPassword'],
  'a current password that is missing': [(client) => client.changePassword({ newPassword: 'next horse battery' }), 'currentPassword'],
  'revokeOtherSessions that is a text': [
    (client) => client.changePassword({ currentPassword: PASSWORD, newPassword: 'next horse battery', revokeOtherSessions: 'yes' }),
    'revokeOtherSessions',
  ],
  'a new address that is none': [(client) => client.changeEmail({ newEmail: 'ada' }), 'newEmail'],
  'a new address that is missing': [(client) => client.changeEmail({ callbackURL: '/' }), 'newEmail'],
  'a reset for what is no address': [(client) => client.requestPasswordReset({ email: 'ada' }), 'email'],
  'a reset without a password': [(client) => client.resetPassword({ token: 'x' }), 'newPassword'],
  'a proof of what is no address': [(client) => client.sendVerificationEmail({ email: 'ada' }), 'email'],
  'a deletion with a password that is a number': [(client) => client.deleteUser({ password: 1 }), 'password'],
};

for (const [name, [call, field]] of Object.entries(refused))
  test(`${name} is refused, and changes nothing`, async () => {
    const { client, who } = await signedIn();
    const before = (await client.getSession({ query: { disableCookieCache: true } })).data;
    const { data, error } = await call(client, who);
    assert.equal(data, null);
    assert.equal(error.status, 400);
    assert.equal(error.code, 'VALIDATION_ERROR');
    assert.ok(error.message.startsWith(`[body.${field}] `), error.message);
    assert.deepEqual((await client.getSession({ query: { disableCookieCache: true } })).data, before);
    assert.ok((await new Browser().client().signIn.email(who)).data, 'the password is as it was');
  });

const byHand = {
  'JSON that is cut off': [{ body: '{"name":' }, 400, 'BAD_REQUEST'],
  'JSON with a member twice': [{ body: '{"name":"A","name":"B"}' }, 400, 'BAD_REQUEST'],
  'a list in place of an object': [{ body: '["name"]' }, 400, 'VALIDATION_ERROR'],
  'null in place of an object': [{ body: 'null' }, 400, 'VALIDATION_ERROR'],
  'text/plain': [{ body: '{"name":"A"}', type: 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  'a form': [{ body: 'name=A', type: 'application/x-www-form-urlencoded' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
};

for (const [name, [request, status, code]] of Object.entries(byHand))
  test(`${name} is refused with ${status}`, async () => {
    const { browser, client, who } = await signedIn();
    const answer = await browser.send('/update-user', request);
    assert.deepEqual([answer.status, answer.body.code], [status, code]);
    assert.equal((await client.getSession({ query: { disableCookieCache: true } })).data.user.name, who.name);
  });

for (const method of ['GET', 'PUT', 'PATCH', 'DELETE'])
  test(`${method} /update-user is no route`, async () => {
    const { browser } = await signedIn();
    const answer = await browser.send('/update-user', { method, ...(method !== 'GET' && { body: '{"name":"Eve"}' }) });
    assert.deepEqual(answer, { status: 404, body: undefined });
  });

for (const [name, call] of Object.entries({
  changeEmail: (client) => client.changeEmail({ newEmail: 'eve@example.com' }),
  revokeSession: (client) => client.revokeSession({ token: 'x' }),
  deleteUser: (client) => client.deleteUser({}),
}))
  test(`${name} with a forged cookie fails`, async () => {
    const { browser, client } = await signedIn();
    const cookie = browser.jar.get('better-auth.session_token');
    browser.jar.set('better-auth.session_token', cookie.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')));
    const result = await call(client);
    // Without sessions in the database there is no such route.
    if (result.error?.status === 404) return;
    failsWith(result, ...UNAUTHORIZED);
  });
