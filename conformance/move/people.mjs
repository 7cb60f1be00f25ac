// Fifty users of Better Auth, with everything that a team's users have when the day of the move comes.
import assert from 'node:assert/strict';
import { Browser } from './browser.mjs';

const COUNT = 50;

/** Users whose link of that kind is in flight, by their number. The others have none. */
const IN_FLIGHT = {
  verify: [1, 2, 4],
  reset: [6, 7, 8],
  changeConfirmation: [12, 15],
  changeVerification: [13, 18],
  deletion: [20, 21],
};

/** Signs them all up through Node, and leaves links of every kind unopened. */
export async function createPeople(node, origin) {
  const people = [];
  // A few at a time: each is a hash or two.
  for (let from = 0; from < COUNT; from += 10) {
    const numbers = Array.from({ length: 10 }, (_, offset) => from + offset);
    people.push(...(await Promise.all(numbers.map((number) => createPerson(node, origin, number)))));
  }
  await requestLinks(node, people);
  return people;
}

/** Those with a link of this kind in flight. */
export const withLink = (people, kind) => people.filter(({ number }) => IN_FLIGHT[kind].includes(number));

async function createPerson(node, origin, number) {
  const person = { number, email: `person-${number}@example.test`, password: `moving-house-${number}`, name: `Ünï ${number}` };
  const first = await signUp(node, origin, person);
  person.browsers = [first];
  // Every other user has a second device, which is to be forgotten when its browser is closed; some have a third.
  if (number % 2 === 0) person.browsers.push(await signIn(node, origin, person, { rememberMe: false }));
  if (number % 10 === 0) person.browsers.push(await signIn(node, origin, person));
  person.providers = ['credential', ...socialAccounts(number)];
  for (const providerId of person.providers.slice(1)) await linkAccount(node, person, providerId);
  if (number % 3 === 0) await proveAddress(node, person);
  return person;
}

/** Signs somebody up; the answer's id is kept with them. */
export async function signUp(server, origin, person) {
  const browser = new Browser(origin);
  const { email, password, name } = person;
  const response = await browser.post(server, '/sign-up/email', { email, password, name });
  assert.equal(response.status, 200, response.text);
  person.id = response.json.user.id;
  return browser;
}

/** A new browser in which somebody is signed in. */
export async function signIn(server, origin, { email, password }, more = {}) {
  const browser = new Browser(origin);
  const response = await browser.post(server, '/sign-in/email', { email, password, ...more });
  assert.equal(response.status, 200, `${email}: ${response.text}`);
  return browser;
}

/** The user of the session that these cookies name, at this server. */
export async function whoIs(browser, server, query = '') {
  const response = await browser.get(server, `/get-session${query}`);
  assert.equal(response.status, 200, response.text);
  return response.json?.user?.email;
}

/** Fails unless a sign-in is answered with this status. */
export async function assertSignIn(browser, server, person, status) {
  const { email, password } = person;
  const response = await browser.post(server, '/sign-in/email', { email, password });
  assert.equal(response.status, status, `${email}: ${response.text}`);
}

const socialAccounts = (number) => ['github', 'google'].slice(0, number % 10 === 0 ? 2 : number % 5 === 0 ? 1 : 0);

/** What Better Auth itself calls after the provider has answered. */
async function linkAccount(node, person, providerId) {
  await node.context.internalAdapter.linkAccount({
    userId: person.id,
    providerId,
    accountId: `${providerId}-${person.number}`,
    accessToken: `access-${person.number}`,
    refreshToken: `refresh-${person.number}`,
    idToken: `id-${person.number}`,
    accessTokenExpiresAt: new Date(Date.now() + 3_600_000),
    scope: 'read:user,user:email',
  });
}

async function proveAddress(node, person) {
  const [browser] = person.browsers;
  await browser.post(node, '/send-verification-email', { email: person.email });
  const mail = await node.mail('verify-email', person.email);
  const response = await browser.visit(node, mail.url);
  assert.equal(response.status, 302, response.text);
}

async function requestLinks(node, people) {
  for (const person of withLink(people, 'verify')) {
    await request(node, person, '/send-verification-email', { email: person.email, callbackURL: '/welcome' });
    person.link = (await node.mail('verify-email', person.email)).url;
  }
  for (const person of withLink(people, 'reset')) {
    await request(node, person, '/request-password-reset', { email: person.email, redirectTo: '/reset' });
    person.link = (await node.mail('reset-password', person.email)).url;
  }
  for (const person of [...withLink(people, 'changeConfirmation'), ...withLink(people, 'changeVerification')]) {
    person.newEmail = `moved-${person.number}@example.test`;
    await request(node, person, '/change-email', { newEmail: person.newEmail, callbackURL: '/account' });
  }
  for (const person of withLink(people, 'changeConfirmation')) {
    person.link = (await node.mail('change-email', person.email)).url;
  }
  for (const person of withLink(people, 'changeVerification')) person.link = await linkToNewAddress(node, person);
  for (const person of withLink(people, 'deletion')) {
    await request(node, person, '/delete-user', { callbackURL: '/goodbye' });
    person.link = (await node.mail('delete-account', person.email)).url;
  }
}

/** Whose address was proved allows the change first, at the old one. */
async function linkToNewAddress(node, person) {
  const confirmation = await node.mail('change-email', person.email);
  if (confirmation) {
    const response = await person.browsers[0].visit(node, confirmation.url);
    assert.equal(response.status, 302, response.text);
  }
  return (await node.mail('verify-email', person.newEmail)).url;
}

async function request(node, person, path, body) {
  const response = await person.browsers[0].post(node, path, body);
  assert.equal(response.status, 200, `${path}: ${response.text}`);
}
