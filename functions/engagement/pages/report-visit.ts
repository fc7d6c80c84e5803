import type { Principal } from '../../../shared/http/principal.ts';
import type { Language } from '../../../shared/i18n/language.ts';

/** Who looks at a report, in which language, by which address. */
export interface ReportVisit {
  /** As it stands in the address; every link on the page carries it on. */
  readonly token: string;
  readonly language: Language;
  readonly principal: Principal;
  readonly now: Date;
}

type Address = Pick<ReportVisit, 'token' | 'language'>;

/** `page`: below the front page, with its query: `issues?month=2026-11`. */
export const reportPath = ({ token, language }: Address, page = ''): string =>
  `/reports/${token}/${language}${page === '' ? '' : `/${page}`}`;
