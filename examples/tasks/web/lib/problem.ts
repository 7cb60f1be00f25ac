/** Why the API refused a call. `status` is 0 when no answer came. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** How many seconds to wait before the next attempt, when the server said so. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

/** A sentence for the person in front of the screen. */
export function explain(failure: unknown): string {
  if (!(failure instanceof Problem)) {
    return 'Something went wrong. Please try again.';
  }
  switch (failure.status) {
    case 0:
      return 'The server cannot be reached. Check your connection and try again.';
    case 400:
      return failure.message || 'The server did not accept this.';
    case 401:
      return 'Your session has ended. Please sign in again.';
    case 429:
      return `Too many attempts. Please try again ${wait(failure.retryAfter)}.`;
    case 503:
      return `The server is busy. Please try again ${wait(failure.retryAfter)}.`;
    default:
      return 'The server had a problem. Please try again.';
  }
}

function wait(seconds: number | undefined): string {
  if (seconds === undefined) {
    return 'in a moment';
  }
  return seconds === 1 ? 'in 1 second' : `in ${seconds} seconds`;
}

/** Reads the seconds to wait; a date or nonsense counts as not said. */
export function retryAfter(headers: Headers | undefined): number | undefined {
  const text = headers?.get('X-Retry-After') ?? headers?.get('Retry-After');
  return text != null && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}
