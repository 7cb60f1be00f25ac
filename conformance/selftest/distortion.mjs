// A proxy that falsifies one thing in every answer: the proof that the differential sees it.
import { createServer } from 'node:http';
import { send } from '../differential/send.mjs';

/** Starts a proxy before `target`; `distort` receives `{ status, headers, setCookie, text }` and may change it. */
export async function startDistortion(target, distort) {
  const server = createServer((request, response) => relay(target, distort, request, response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://localhost:${server.address().port}`, stop: () => close(server) };
}

async function relay(target, distort, request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { host, connection, 'transfer-encoding': encoding, 'content-length': length, ...headers } = request.headers;
  const own = `http://${host}`;
  if (headers.origin === own) headers.origin = target;
  const body = length === undefined ? undefined : Buffer.concat(chunks).toString('utf8');
  const answer = distort(await send(target, { method: request.method, path: request.url, headers, body }));
  if (answer === undefined) return request.socket.destroy();
  const { date, connection: hop, 'keep-alive': keep, 'transfer-encoding': chunked, ...kept } = answer.headers;
  response.writeHead(answer.status, { ...kept, 'set-cookie': answer.setCookie });
  response.end(answer.text);
}

async function close(server) {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
