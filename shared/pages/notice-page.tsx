import type { Language } from '../i18n/language.ts';
import type { Place } from '../programme/programme.ts';
import { type PageFrame, renderPage } from './layout.tsx';

export interface Notice extends Pick<PageFrame, 'part' | 'partsAtFoot'> {
  readonly language: Language;
  readonly place?: Place | undefined;
  /** Where the name at the top leads; to the newsletter when absent. */
  readonly home?: string;
  readonly title: string;
  readonly lead: string;
  /** Where to go from here. */
  readonly onward?: { readonly href: string; readonly label: string } | undefined;
  readonly text?: string;
}

/** A page that says one thing. */
export function noticePage({ title, lead, text, onward, ...frame }: Notice): string {
  return renderPage(
    { title, ...frame },
    <>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      {text && <p>{text}</p>}
      {onward && (
        <p>
          <a class="button quiet" href={onward.href}>
            {onward.label}
          </a>
        </p>
      )}
    </>,
  );
}
