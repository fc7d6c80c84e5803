/** The menu of the reports, in order. Each has a text `section.<key>` and a card on the front page, `card.<key>`. */
export const reportSections = [
  { key: 'front', path: '' },
  { key: 'issues', path: 'issues' },
] as const;

export type SectionKey = (typeof reportSections)[number]['key'];
