/** Who is signed in, as the API tells. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

export const ME_PATH = '/api/me';
