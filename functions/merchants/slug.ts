import { plainText } from '../../shared/text/plain-text.ts';

const maxLength = 60;

/** Stands where a merchant's page would. */
const formPage = 'register';

/** How the slugs of all merchants of this name begin. A name without any letter of ours is `zaak`. */
export const slugBase = (name: string): string =>
  plainText(name).slice(0, maxLength).trim().replaceAll(' ', '-') || 'zaak';

/** The first that is free: `bakkerij-peeters`, `bakkerij-peeters-2`, … */
export function freeSlug(name: string, taken: { has(slug: string): boolean }): string {
  const base = slugBase(name);
  const isFree = (slug: string) => !taken.has(slug) && slug !== formPage;
  for (let count = 1; ; count += 1) {
    const slug = count === 1 ? base : `${base}-${count}`;
    if (isFree(slug)) return slug;
  }
}
