import { createKeyRing } from '../../shared/secrets/key-ring.ts';

/** What addresses of report pages are made with; no mail has been rendered. */
export const pageAccess = {
  keys: createKeyRing(async () => 'one-key'),
  siteUrl: 'https://www.vanhier.example',
  readRendered: async (key: string): Promise<never> => {
    throw new Error(`no such mail: ${key}`);
  },
};
