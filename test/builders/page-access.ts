import { createKeyRing } from '../../shared/secrets/key-ring.ts';

/** What addresses of report pages are made with. */
export const pageAccess = {
  keys: createKeyRing(async () => 'one-key'),
  siteUrl: 'https://www.vanhier.example',
};
