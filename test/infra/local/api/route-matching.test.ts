import { describe, expect, it } from 'vitest';
import { matchRoute, parseRouteKey } from '../../../../infra/local/api/route-matching.ts';

/** The example of the API Gateway developer guide, and what Vanhier's own API adds to it. */
const keys = [
  '$default',
  'ANY /{proxy+}',
  'GET /pets/dog/{proxy+}',
  'GET /pets/dog/1',
  'GET /pets/{name}/1',
  'ANY /pets/dog/1',
  'POST /issues/{id}/approve',
  'ANY /issues/{proxy+}',
];
const routes = keys.map((key) => ({ key: parseRouteKey(key), route: key }));
const select = (method: string, path: string) => matchRoute(routes, method, path);

describe('the route of a request', () => {
  it.each([
    ['GET', '/pets/dog/1', 'GET /pets/dog/1'],
    ['PUT', '/pets/dog/1', 'ANY /pets/dog/1'],
    ['GET', '/pets/cat/1', 'GET /pets/{name}/1'],
    ['GET', '/pets/dog/2', 'GET /pets/dog/{proxy+}'],
    ['GET', '/pets/5', 'ANY /{proxy+}'],
    ['POST', '/issues/iss_1/approve', 'POST /issues/{id}/approve'],
    ['GET', '/issues/iss_1/approve', 'ANY /issues/{proxy+}'],
    ['GET', '/', '$default'],
  ])('%s %s is %s', (method, path, expected) => {
    expect(select(method, path)?.route).toBe(expected);
  });

  it('hands path variables over decoded, and a greedy one with its slashes', () => {
    expect(select('POST', '/issues/a%20b/approve')?.pathParameters).toEqual({ id: 'a b' });
    expect(select('GET', '/issues/a/b/c')?.pathParameters).toEqual({ proxy: 'a/b/c' });
  });

  it('does not take an empty segment for a path variable', () => {
    const only = [{ key: parseRouteKey('GET /issues/{id}'), route: 'one' }];
    expect(matchRoute(only, 'GET', '/issues/')).toBeUndefined();
    expect(matchRoute(only, 'GET', '/issues')).toBeUndefined();
  });

  it('is none when nothing matches and there is no $default', () => {
    const only = [{ key: parseRouteKey('GET /a'), route: 'a' }];
    expect(matchRoute(only, 'POST', '/a')).toBeUndefined();
    expect(matchRoute(only, 'GET', '/a/b')).toBeUndefined();
  });
});
