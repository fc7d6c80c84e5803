import { HeadlineFigures } from '../../pages/headline-figures.tsx';
import { type IssueView, shareOf } from './issue-view.ts';

/** The four figures that staff are asked for. */
export function IssueHeadline({ report: { figures }, t, words }: IssueView) {
  const { sent, delivered, clicked, clickRate = 0, unsubscribed } = figures;
  const unknown = t('unknown');
  const percent = (part: number, whole: number) => {
    const share = shareOf(part, whole);
    return share === undefined ? unknown : words.percent(share);
  };
  return (
    <HeadlineFigures
      figures={[
        {
          label: t('card.delivered'),
          value: percent(delivered, sent),
          meaning: t('card.delivered.meaning', {
            count: words.count(delivered),
            sent: words.count(sent),
          }),
        },
        {
          label: t('card.clicks'),
          value: words.count(clicked.human),
          meaning: t('card.clicks.meaning', { rate: words.perHundred(clickRate) }),
        },
        readersFigure({ figures, t, words }),
        {
          label: t('card.left'),
          value: words.count(unsubscribed),
          meaning: t('card.left.meaning', { share: percent(unsubscribed, delivered) }),
        },
      ]}
    />
  );
}

function readersFigure({
  figures: { readers },
  t,
  words,
}: Pick<IssueView, 't' | 'words'> & Pick<IssueView['report'], 'figures'>) {
  const { agreed, agreedShare = 0, clicked } = readers;
  const label = t('card.readers');
  if (clicked === undefined) {
    const meaning = t(agreed === 0 ? 'card.readers.none' : 'card.readers.few');
    return { label, value: t('unknown'), meaning };
  }
  const meaning = t('card.readers.meaning', {
    count: words.count(clicked),
    agreed: words.count(agreed),
    share: words.percent(agreedShare),
  });
  return { label, value: words.percent(clicked / agreed), meaning };
}
