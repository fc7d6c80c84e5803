import type { Language } from '../../../shared/i18n/language.ts';
import { renderPage } from '../../../shared/pages/layout.tsx';
import type { Place } from '../../../shared/programme/programme.ts';
import { directoryPath } from '../paths.ts';

interface Notice {
  readonly language: Language;
  readonly place?: Place | undefined;
  readonly title: string;
  readonly lead: string;
  /** Where to go from here. */
  readonly onward?: { readonly href: string; readonly label: string };
}

/** A page that says one thing. */
export function noticePage({ language, place, title, lead, onward }: Notice): string {
  return renderPage(
    { language, title, place, home: directoryPath(language, place?.municipality.slug) },
    <>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
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
