import { expect, it } from 'vitest';
import { openListener, openListenerNear, PortTaken } from '../../../infra/local/listener.ts';

it('lets requests wait until there is somebody to answer them', async () => {
  const listener = await openListener(0);
  const early = fetch(listener.url);
  listener.handle((_, response) => response.end('here now'));
  expect(await (await early).text()).toBe('here now');
  await listener.close();
});

it.each([
  ['throws', () => Promise.resolve().then(() => decodeURIComponent('%'))],
  ['throws at once', () => decodeURIComponent('%')],
])('answers 500 and goes on when the one who answers %s', async (_, fail) => {
  const listener = await openListener(0);
  listener.handle(fail);
  const answer = await fetch(listener.url);
  expect([answer.status, await answer.text()]).toEqual([500, 'URIError: URI malformed']);
  await listener.close();
});

it('listens on this machine only', async () => {
  const listener = await openListener(0);
  expect(listener.server.address()).toMatchObject({ address: '127.0.0.1' });
  await listener.close();
});

it('says that a port is taken, or takes another one where that does not matter', async () => {
  const first = await openListener(0);
  const port = Number(new URL(first.url).port);
  await expect(openListener(port)).rejects.toThrow(PortTaken);
  const second = await openListenerNear(port);
  expect(second.url).not.toBe(first.url);
  await Promise.all([first.close(), second.close()]);
});
