/** The page of an event, as the calendar has it; a test holds both together. */
const eventPage = /^\/calendar\/[a-z]{2}\/[^/]+\/event\/[^/]+$/;

/**
 * The address with what led to it, where it is the page of an event of ours: who registers there is counted by it. Others stay as
 * they are, letter by letter.
 * @param address in full, or from the root of the site
 */
export function withVia(address: string, via: 'newsletter' | 'print', siteUrl: string): string {
  const url = URL.parse(address, siteUrl);
  if (!url || url.origin !== new URL(siteUrl).origin || !eventPage.test(url.pathname)) {
    return address;
  }
  url.searchParams.set('via', via);
  return address.startsWith('/') ? `${url.pathname}${url.search}${url.hash}` : url.href;
}
