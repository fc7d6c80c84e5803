import { localized } from '../../../shared/i18n/localized.ts';
import { factsOf } from '../events/facts-of.ts';
import type { PartProps } from './event-page.tsx';

/** What the source tells of it, in the language of the page, else in another, which is then named and marked. */
export function EventText({ event, language, t }: PartProps) {
  const description = localized(factsOf(event).description, language);
  if (!description) return null;
  const isOther = description.language !== language;
  const paragraphs = description.text.split(/\n\s*\n/);
  return (
    <div class="tale">
      {isOther && <p class="hint">{t('event.language', { language: description.language })}</p>}
      <div lang={isOther ? description.language : undefined}>
        {paragraphs.map((paragraph) => (
          <p>
            {paragraph.split('\n').map((line, index) => (
              <>
                {index > 0 && <br />}
                {line}
              </>
            ))}
          </p>
        ))}
      </div>
    </div>
  );
}
