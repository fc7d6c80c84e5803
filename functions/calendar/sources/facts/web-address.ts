const maxLength = 1000;

/**
 * An address that readers may be sent to, as facts take it. Undefined for what is none: another scheme, a name or password,
 * a host that is no name of the public web.
 */
export function webAddress(
  text: string | undefined,
  schemes: readonly ('https:' | 'http:')[] = ['https:', 'http:'],
): string | undefined {
  const url = URL.parse(text?.trim() ?? '');
  if (url?.username !== '' || url.password !== '') return undefined;
  const isWeb = schemes.some((scheme) => scheme === url.protocol);
  if (!isWeb || !/\.(?:[a-z]{2,63}|xn--[a-z0-9-]+)$/.test(url.hostname)) return undefined;
  return url.href.length <= maxLength ? url.href : undefined;
}
