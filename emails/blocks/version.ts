/** The versions that an issue may have. `a` is what stands in the content itself. */
export const versionNames = ['a', 'b', 'c'] as const;

export type Version = (typeof versionNames)[number];
