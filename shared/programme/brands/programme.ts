import type { Appearance } from '../brand.ts';

/** Slate and honey: the look of pages that belong to no region. */
export const programmeAppearance: Appearance = {
  light: {
    canvas: '#f1f3f6',
    surface: '#ffffff',
    ink: '#1d2733',
    muted: '#535f6c',
    link: '#1f4f7d',
    primary: '#27405c',
    onPrimary: '#ffffff',
    accent: '#8a5a00',
    tint: '#f3f6f9',
    rule: '#cfd7df',
  },
  dark: {
    canvas: '#0f141a',
    surface: '#182029',
    ink: '#edf1f5',
    muted: '#aab6c2',
    link: '#9cc8f0',
    primary: '#2f5275',
    onPrimary: '#ffffff',
    accent: '#f0c36b',
    tint: '#222d39',
    rule: '#3b4855',
  },
};
