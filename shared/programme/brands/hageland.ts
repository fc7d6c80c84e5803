import type { Brand } from '../brand.ts';

/** Vineyards, iron sandstone and orchards. */
export const hageland: Brand = {
  name: 'Van hier Hageland',
  symbol: 'van-hier-hageland.png',
  light: {
    canvas: '#f6efe8',
    surface: '#ffffff',
    ink: '#2b1d20',
    muted: '#66565a',
    link: '#8a2740',
    primary: '#7a2e3b',
    onPrimary: '#ffffff',
    accent: '#4f641c',
    tint: '#f6f8ec',
    rule: '#e2d5c9',
  },
  dark: {
    canvas: '#171012',
    surface: '#24191c',
    ink: '#f4edec',
    muted: '#bbabad',
    link: '#f2a5bd',
    primary: '#933848',
    onPrimary: '#ffffff',
    accent: '#c3d98a',
    tint: '#25291a',
    rule: '#4a3a3e',
  },
};
