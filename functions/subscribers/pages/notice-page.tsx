import type { Language } from '../../../shared/i18n/language.ts';
import { renderPage } from '../../../shared/pages/layout.tsx';
import type { Place } from '../../../shared/programme/programme.ts';

interface Notice {
  readonly language: Language;
  readonly place?: Place | undefined;
  readonly title: string;
  readonly lead: string;
  /** Where to go from here. */
  readonly onward?: { readonly href: string; readonly label: string } | undefined;
  readonly text?: string;
}

/** A page that says one thing. */
export function noticePage({ language, place, title, lead, onward, text }: Notice): string {
  return renderPage(
    { language, title, place },
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
