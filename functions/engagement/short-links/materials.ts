/** What a link is printed on; the words stand in the messages as `material.<code>`. The codes stand in counters: they are kept. */
export const materials = [
  'poster',
  'window',
  'counter',
  'bag',
  'beer-mat',
  'flyer',
  'banner',
  'other',
] as const;

/** What the scans of merchants' own short links (`/m/<code>`) count as, which stand on posters of the vote and wherever else. */
export const ownLinkMaterial = 'own-link';
