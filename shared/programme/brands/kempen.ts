import type { Brand } from '../brand.ts';

/** Pine woods, heather and sand. */
export const kempen: Brand = {
  name: 'Van hier Kempen',
  symbol: 'van-hier-kempen.png',
  light: {
    canvas: '#f3efe4',
    surface: '#ffffff',
    ink: '#1f2a25',
    muted: '#56605a',
    link: '#17603f',
    primary: '#1f5f4a',
    onPrimary: '#ffffff',
    accent: '#7b3f84',
    tint: '#f8f3fa',
    rule: '#ddd6c4',
  },
  dark: {
    canvas: '#0f1512',
    surface: '#19221d',
    ink: '#edf1ec',
    muted: '#a9b5ad',
    link: '#8ed3b2',
    primary: '#236c52',
    onPrimary: '#ffffff',
    accent: '#d9aee0',
    tint: '#2a2130',
    rule: '#3a463f',
  },
};
