/** The address in `Name <address>` or in a bare address, lower case. */
export function mailboxOf(address: string): string {
  return (/<([^<>]*)>\s*$/.exec(address)?.[1] ?? address).trim().toLowerCase();
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/**
 * Why SES would refuse an address at once, or undefined. SES looks at the form only: one `@`, an ASCII local
 * part, a domain with a dot.
 */
export function addressFault(address: string): string | undefined {
  const bare = /<([^<>]*)>\s*$/.exec(address)?.[1] ?? address;
  const [local = '', domain, ...rest] = bare.split('@');
  if (domain === undefined || domain === '') return "Missing final '@domain'";
  if (rest.length > 0 || !/^[\w.!#$%&'*+/=?^`{|}~-]+$/i.test(local)) {
    return 'Local address contains control or whitespace';
  }
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain)) return 'Domain contains illegal character';
  return undefined;
}
