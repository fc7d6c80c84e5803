import { languageSchema } from '../../../../shared/i18n/language.ts';
import { BarTable } from '../../pages/chart/bar-table.tsx';
import type { IssueReport } from './issue-report.ts';
import { type IssueView, placeName, shareOf } from './issue-view.ts';

interface IssueGroupsProps {
  readonly view: IssueView;
  readonly trial: string | undefined;
}

/** The same figures by municipality and language, and by version where there are several. */
export function IssueGroups({ view, trial }: IssueGroupsProps) {
  const { report, t } = view;
  const { municipalities, languages, versions } = report;
  return (
    <section>
      <h2>{t('groups.municipalities')}</h2>
      <p>{t('groups.text')}</p>
      <GroupTable
        view={view}
        by="municipality"
        caption={t('groups.municipalities')}
        groups={municipalities}
        nameOf={placeName}
      />
      {languages.length > 1 && (
        <>
          <h2>{t('groups.languages')}</h2>
          <GroupTable
            view={view}
            by="language"
            caption={t('groups.languages')}
            groups={languages}
            nameOf={(name) => {
              const language = languageSchema.safeParse(name);
              return language.success ? t(`language.${language.data}`) : name;
            }}
          />
        </>
      )}
      {versions.length > 1 && (
        <>
          <h2>{t('groups.versions')}</h2>
          <p>{trial ?? t('groups.versions.text')}</p>
          <GroupTable
            view={view}
            by="version"
            caption={t('groups.versions')}
            groups={versions}
            nameOf={(name) => t('version.name', { letter: name.toUpperCase() })}
          />
        </>
      )}
    </section>
  );
}

type Group = IssueReport['versions'][number] & { readonly clicksTold?: boolean };

interface GroupTableProps {
  readonly view: IssueView;
  readonly by: 'municipality' | 'language' | 'version';
  readonly caption: string;
  readonly groups: readonly Group[];
  readonly nameOf: (name: string) => string;
}

function GroupTable({ view: { t, words }, by, caption, groups, nameOf }: GroupTableProps) {
  return (
    <BarTable
      caption={caption}
      isCaptionHidden
      heads={[
        t(`groups.${by}`),
        t('head.rate'),
        t('head.clicks'),
        t('head.delivered'),
        t('head.left'),
      ]}
      rows={groups.map(({ name, figures, clicksTold = true }) => {
        const delivered = figures.delivered?.raw ?? 0;
        const clicks = figures.clicked?.human ?? 0;
        const rate = clicksTold ? shareOf(clicks, delivered) : undefined;
        return {
          name: nameOf(name),
          cells: [
            rate === undefined ? '–' : words.perHundredInColumn(rate),
            clicksTold ? words.count(clicks) : '–',
            words.count(delivered),
            words.count(figures.unsubscribed?.raw ?? 0),
          ],
          bar: rate === undefined ? [] : [rate],
        };
      })}
    />
  );
}
