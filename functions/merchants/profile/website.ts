const maxLength = 300;

/**
 * Reads the address of a website as people write it, with or without `https://`. Undefined for what is none that a
 * reader should be sent to: no domain name, another scheme, a name or password before the host.
 */
export function readWebsite(text: string): string | undefined {
  const written = text.trim();
  if (written.length > maxLength || /[\s\p{Cc}\p{Cf}]/u.test(written)) return undefined;
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(written);
  const url = URL.parse(hasScheme ? written : `https://${written}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    return undefined;
  }
  return isDomainName(url.hostname) && url.href.length <= maxLength ? url.href : undefined;
}

/** A top level of letters: neither an address in numbers nor a name of one's own network. */
const isDomainName = (host: string): boolean =>
  /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(host);
