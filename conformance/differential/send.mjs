// One raw HTTP/1.1 exchange. node:http rather than fetch: the path, HEAD, Origin and Content-Type go out as written.
import { request } from 'node:http';
import { request as secureRequest } from 'node:https';

/** Sends `{ method, path, headers, body }` to an origin and resolves to everything the differential looks at. */
export function send(origin, { method, path, headers, body }) {
  const { protocol, hostname, port } = new URL(origin);
  const start = protocol === 'https:' ? secureRequest : request;
  return new Promise((resolve, reject) => {
    const outgoing = start({ hostname, port, method, path, headers: withLength(headers, body), agent: false }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve(answer(response, Buffer.concat(chunks).toString('utf8'))));
    });
    outgoing.setTimeout(20_000, () => outgoing.destroy(new Error(`${method} ${path}: no answer within 20 s`)));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function withLength(headers, body) {
  return body === undefined ? headers : { ...headers, 'content-length': Buffer.byteLength(body) };
}

function answer(response, text) {
  const { 'set-cookie': setCookie = [], ...headers } = response.headers;
  return { status: response.statusCode, statusText: response.statusMessage, headers, setCookie, text };
}
