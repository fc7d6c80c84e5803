import type { SentMail } from '../../../newsletters/index.ts';
import { renderReport } from '../../pages/report-frame.tsx';
import { reportPath } from '../../pages/report-visit.ts';
import type { LinkFigures } from './issue-links.ts';
import { type IssueView, placeName } from './issue-view.ts';
import { mailWithClicks } from './mail-with-clicks.ts';

interface MailPageProps {
  readonly view: Omit<IssueView, 'report'>;
  readonly issueId: string;
  readonly title: string;
  readonly mail: SentMail;
  readonly links: readonly LinkFigures[];
  readonly variants: readonly SentMail['variant'][];
}

/** The mail as it was approved, in a frame without rights, with the clicks beside its links. */
export function mailPage({ view, issueId, title, mail, links, variants }: MailPageProps): string {
  const { visit, t, words } = view;
  const clicks = new Map(links.map(({ id, clicked }) => [id, clicked.human]));
  const html = mailWithClicks(mail.html, (id) => {
    const count = clicks.get(id);
    return count === undefined ? undefined : t('mail.badge', { count, number: words.count(count) });
  });
  const path = `issues/${issueId}`;
  return renderReport(
    visit,
    {
      title: t('mail.title'),
      section: 'issues',
      page: `${path}/mail?variant=${mail.variant.variantId}`,
      about: title,
    },
    <>
      <p class="lead">{t(mail.variant.version ? 'mail.lead.version' : 'mail.lead')}</p>
      <p class="screen">
        <a href={reportPath(visit, path)}>{t('mail.back')}</a>
      </p>
      <h2 lang={mail.variant.language}>{mail.subject}</h2>
      <iframe
        class="mail"
        title={t('mail.frame')}
        sandbox=""
        srcdoc={html}
        lang={mail.variant.language}
      />
      {variants.length > 1 && (
        <nav class="screen" aria-label={t('mail.choose')}>
          <h2>{t('mail.choose')}</h2>
          <ul class="cards">
            {variants.map(({ variantId, language, nis, version }) => (
              <li>
                <a
                  href={reportPath(visit, `${path}/mail?variant=${variantId}`)}
                  aria-current={variantId === mail.variant.variantId ? 'true' : undefined}
                >
                  {t(version ? 'mail.variant.version' : 'mail.variant', {
                    language: t(`language.${language}`),
                    place: placeName(nis),
                    version: version?.toUpperCase() ?? '',
                  })}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>,
  );
}
