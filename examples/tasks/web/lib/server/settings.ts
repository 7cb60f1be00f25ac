import 'server-only';

const DEFAULT_URL = 'http://localhost:8080';

/** The address of the API as the browser sees it: `SIGNET_URL`, read when the server runs. */
export function publicUrl(): string {
  return baseUrl('SIGNET_URL', process.env['SIGNET_URL'] || DEFAULT_URL);
}

/** The address this server uses for the API: `SIGNET_INTERNAL_URL`, by default the public one. */
export function internalUrl(): string {
  const value = process.env['SIGNET_INTERNAL_URL'];
  return value ? baseUrl('SIGNET_INTERNAL_URL', value) : publicUrl();
}

function baseUrl(name: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new Error(`${name} must be an http or https address, such as ${DEFAULT_URL}`);
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}
