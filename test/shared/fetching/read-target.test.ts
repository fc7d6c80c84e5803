import { describe, expect, it } from 'vitest';
import { noLocalHosts, readLocalHosts } from '../../../shared/fetching/local-hosts.ts';
import { readTarget } from '../../../shared/fetching/read-target.ts';

const rules = { localHosts: noLocalHosts, ports: new Set([80, 443]) };

const codeOf = (text: string): string => {
  try {
    readTarget(text, rules);
    return 'taken';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};

describe('the address of a source', () => {
  it.each([
    ['https://www.retie.be/agenda.ics', 'www.retie.be', 443],
    ['http://www.retie.be/agenda.ics', 'www.retie.be', 80],
    ['webcal://www.retie.be/agenda.ics', 'www.retie.be', 443],
    ['WEBCAL://www.retie.be/agenda.ics', 'www.retie.be', 443],
    ['webcals://www.retie.be/agenda.ics', 'www.retie.be', 443],
    ['  https://www.retie.be/  ', 'www.retie.be', 443],
    ['https://www.retie.be./', 'www.retie.be', 443],
    ['https://WWW.Retie.BE/', 'www.retie.be', 443],
    ['https://café.be/', 'xn--caf-dma.be', 443],
    ['http://www.retie.be:443/', 'www.retie.be', 443],
    ['https://[2606:4700::1111]/', '2606:4700::1111', 443],
  ])('is read: %s', (text, host, port) => {
    expect(readTarget(text, rules)).toMatchObject({ host, port });
  });

  it.each([
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://2130706433/', '127.0.0.1'],
    ['http://0177.0.0.1/', '127.0.0.1'],
    ['http://127.1/', '127.0.0.1'],
    ['http://①②⑦.0.0.1/', '127.0.0.1'],
    ['http://169.254.169.254./', '169.254.169.254'],
    ['http://[::ffff:7f00:1]/', '::ffff:7f00:1'],
    ['http://[::]/', '::'],
  ])('in another form of a number is that number, to be checked as such: %s', (text, host) => {
    expect(readTarget(text, rules).host).toBe(host);
  });

  it.each([
    ['ftp://www.retie.be/', 'fetch.scheme'],
    ['file:///etc/passwd', 'fetch.scheme'],
    ['gopher://www.retie.be/', 'fetch.scheme'],
    ['javascript:alert(1)', 'fetch.scheme'],
    ['data:text/calendar,BEGIN', 'fetch.scheme'],
    ['/agenda.ics', 'fetch.malformed'],
    ['', 'fetch.malformed'],
    ['https://', 'fetch.malformed'],
    ['http://1.2.3.4.5/', 'fetch.malformed'],
    ['https://user:secret@www.retie.be/', 'fetch.credentials'],
    ['https://user@www.retie.be/', 'fetch.credentials'],
    ['https://www.retie.be:8443/', 'fetch.port'],
    ['http://www.retie.be:22/', 'fetch.port'],
    ['http://www.retie.be:6379/', 'fetch.port'],
    ['http://localhost/', 'fetch.address_refused'],
    ['http://localhost./', 'fetch.address_refused'],
    ['http://LOCALHOST/', 'fetch.address_refused'],
    ['http://a.localhost/', 'fetch.address_refused'],
    ['http://intranet/', 'fetch.address_refused'],
    ['http://printer.local/', 'fetch.address_refused'],
    ['http://metadata.google.internal/', 'fetch.address_refused'],
    ['http://ip-10-0-0-1.eu-west-1.compute.internal/', 'fetch.address_refused'],
  ])('is refused: %s', (text, code) => expect(codeOf(text)).toBe(code));

  it('that a server leads to is read against the one before', () => {
    const base = new URL('https://www.retie.be/a/b.ics');
    expect(readTarget('../c.ics', rules, base).url.href).toBe('https://www.retie.be/c.ics');
    expect(readTarget('//elders.be/x', rules, base).url.href).toBe('https://elders.be/x');
  });
});

describe('names that the local cloud serves', () => {
  it('lead to this machine', () => {
    const localHosts = readLocalHosts('{"kalender.vanhier.example":"http://127.0.0.1:4107"}');
    const target = readTarget('https://kalender.vanhier.example/retie.ics', {
      ...rules,
      localHosts,
    });
    expect(target.local?.href).toBe('http://127.0.0.1:4107/');
  });

  it.each([
    '{"www.retie.be":"http://127.0.0.1:4107"}',
    '{"example":"http://127.0.0.1:4107"}',
    '{"a.example.be":"http://127.0.0.1:4107"}',
    '{"a.example":"http://10.0.0.1:80"}',
    '{"a.example":"http://169.254.169.254:80"}',
    '{"a.example":"https://127.0.0.1:4107/path"}',
    '["a.example"]',
  ])('are none but reserved ones, and lead nowhere else: %s', (json) => {
    expect(() => readLocalHosts(json)).toThrow();
  });

  it.each([undefined, ''])('are none where nothing is said', (json) => {
    expect(readLocalHosts(json).size).toBe(0);
  });
});
