/** A staff account that every local cloud has, at its identity provider and in its table. */
export interface DemoStaff {
  /** E-mail address and user name. */
  login: string;
  name: string;
  role: 'viewer' | 'editor' | 'approver' | 'admin';
  /** NIS code of the one municipality it is for, or `programme` for all of them. */
  scope: string;
  /** For the landing page. */
  scopeName: string;
}

/** Of every account. Nothing outside this machine reaches the local cloud. */
export const demoPassword = 'vanhier';

const programmeWide = { scope: 'programme', scopeName: 'programme' };
const retie = { scope: '13036', scopeName: 'Retie' };

export const demoStaff: readonly DemoStaff[] = [
  {
    login: 'viewer@demo.vanhier.example',
    name: 'Vera Vermeulen',
    role: 'viewer',
    ...programmeWide,
  },
  { login: 'editor@demo.vanhier.example', name: 'Eddy Engelen', role: 'editor', ...programmeWide },
  { login: 'approver@demo.vanhier.example', name: 'An Appels', role: 'approver', ...programmeWide },
  { login: 'admin@demo.vanhier.example', name: 'Ada Adriaens', role: 'admin', ...programmeWide },
  { login: 'editor.retie@demo.vanhier.example', name: 'Rik Reynders', role: 'editor', ...retie },
  { login: 'approver.retie@demo.vanhier.example', name: 'Rita Roefs', role: 'approver', ...retie },
];
