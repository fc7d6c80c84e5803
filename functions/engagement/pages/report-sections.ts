import { holdsRole, type Principal, programmeWide } from '../../../shared/http/principal.ts';

/**
 * The menu of the reports, in order. Each has a text `section.<key>` and a card on the front page, `card.<key>`. `isOfAll`: of the
 * whole programme, for who may see all of it.
 */
const reportSections = [
  { key: 'front', path: '', isOfAll: false },
  { key: 'issues', path: 'issues', isOfAll: false },
  { key: 'municipalities', path: 'municipalities', isOfAll: false },
  { key: 'votes', path: 'votes', isOfAll: false },
  { key: 'lists', path: 'lists', isOfAll: true },
  { key: 'deliverability', path: 'deliverability', isOfAll: true },
] as const;

export type SectionKey = (typeof reportSections)[number]['key'];

/** What somebody finds in the menu. */
export const sectionsFor = (principal: Principal) =>
  reportSections.filter(({ isOfAll }) => !isOfAll || holdsRole(principal, 'viewer', programmeWide));
