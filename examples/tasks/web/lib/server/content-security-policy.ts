import 'server-only';
import { publicUrl } from './settings';

const isDevelopment = process.env.NODE_ENV === 'development';

/**
 * The Content-Security-Policy of one answer. Scripts run only with the nonce of this answer, and
 * scripts that those load; data is exchanged only with this site and the API.
 *
 * @param nonce a value used for one answer only
 */
export function contentSecurityPolicy(nonce: string): string {
  const api = new URL(publicUrl()).origin;
  return [
    "default-src 'none'",
    // React evaluates text in development to show server stacks; never in production.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ` 'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self' ${api}`,
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
