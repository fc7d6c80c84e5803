import type { Language } from '../../../shared/i18n/language.ts';
import { type PageFrame, renderPage } from '../../../shared/pages/layout.tsx';
import type { Place } from '../../../shared/programme/programme.ts';
import { chooserPath, municipalityPath } from './paths.ts';

interface Notice extends Pick<PageFrame, 'partsAtFoot'> {
  readonly language: Language;
  readonly place?: Place | undefined;
  readonly title: string;
  readonly lead: string;
  readonly text?: string;
  /** Where to go from here, the likeliest first. */
  readonly onward: readonly { readonly href: string; readonly label: string }[];
  readonly languagePath?: (language: Language) => string;
}

/** A page that says one thing. */
export function noticePage(notice: Notice): string {
  const { language, place, title, lead, text, onward, languagePath, partsAtFoot } = notice;
  const home = place ? municipalityPath(language, place) : chooserPath(language);
  return renderPage(
    {
      language,
      place,
      title,
      part: partsAtFoot ? 'vote' : undefined,
      partsAtFoot,
      home,
      languagePath,
    },
    <>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      {text && <p>{text}</p>}
      <p class="actions">
        {onward.map(({ href, label }, index) => (
          <a class={index === 0 ? 'button' : 'button quiet'} href={href}>
            {label}
          </a>
        ))}
      </p>
    </>,
  );
}
