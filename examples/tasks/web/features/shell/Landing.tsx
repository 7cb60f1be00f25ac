import Link from 'next/link';
import styles from './landing.module.css';

const POINTS = [
  ['Yours alone', 'Each person sees their own list. The server checks every request.'],
  ['Stays signed in', 'The session renews itself while you work and ends when you say so.'],
  ['Everywhere at once', 'Sign out in one tab and the others follow, or end every session from your account.'],
] as const;

/** What a visitor sees first. */
export function Landing({ signedIn }: { readonly signedIn: boolean }) {
  return (
    <div className={styles.landing}>
      <section className={styles.hero}>
        <div className={styles.words}>
          <h1>A quiet place for what needs doing.</h1>
          <p className={styles.lead}>Write it down, tick it off, get on with your day.</p>
          <div className={styles.actions}>{signedIn ? <OpenTasks /> : <Join />}</div>
        </div>
        <Picture />
      </section>
      <ul className={styles.points}>
        {POINTS.map(([title, text]) => (
          <li key={title}>
            <h2>{title}</h2>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function OpenTasks() {
  return (
    <Link className="button primary" href="/tasks" prefetch={false}>
      Open your tasks
    </Link>
  );
}

function Join() {
  return (
    <>
      <Link className="button primary" href="/sign-up" prefetch={false}>
        Create account
      </Link>
      <Link className="button" href="/sign-in" prefetch={false}>
        Sign in
      </Link>
    </>
  );
}

const EXAMPLES = [
  ['Book the train', true],
  ['Call the dentist', true],
  ['Water the plants', false],
  ['Finish chapter four', false],
] as const;

/** What a list looks like; it says nothing that the words beside it do not. */
function Picture() {
  return (
    <div className={styles.picture} aria-hidden="true">
      {EXAMPLES.map(([title, done]) => (
        <div key={title} className={done ? styles.done : undefined}>
          <span className={styles.box}>{done && <Tick />}</span>
          {title}
        </div>
      ))}
    </div>
  );
}

function Tick() {
  return (
    <svg viewBox="0 0 26 26" fill="none">
      <path d="m6.5 13.5 4.3 4.3 8.7-9.3" stroke="var(--on-accent)" strokeWidth="3.5" />
    </svg>
  );
}
