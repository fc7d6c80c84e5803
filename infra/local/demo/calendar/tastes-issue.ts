import type { IssueContent } from '../../../../emails/blocks/schema.ts';

/** For residents, on the day before an evening of tastes: what takes place in the days after. */
export const tastesIssue: IssueContent = {
  languages: {
    nl: {
      subject: 'Morgen proefavond in [gemeente]: u komt toch ook?',
      preheader: 'Twaalf winkels, twaalf proevertjes, en wat er de komende weken nog te doen is.',
      blocks: [
        { type: 'header', title: 'Morgenavond proeft u van hier' },
        {
          type: 'text',
          markdown:
            'Dag [naam],\n\nMorgen blijven de winkels open voor wie wil proeven. **Zes stempels, en de soep is voor u.** Breng gerust de buren mee.',
        },
        {
          type: 'events',
          fromDays: 1,
          days: 21,
          topics: [],
          maximum: 6,
        },
      ],
    },
    fr: {
      subject: 'Demain, soirée dégustation à [commune] : vous venez ?',
      preheader: 'Douze magasins, douze dégustations, et l’agenda des prochaines semaines.',
      blocks: [
        { type: 'header', title: 'Demain soir, goûtez d’ici' },
        {
          type: 'text',
          markdown:
            'Bonjour [nom],\n\nDemain, les magasins restent ouverts pour qui veut goûter. **Six cachets, et la soupe est pour vous.** Venez avec les voisins.',
        },
        {
          type: 'events',
          fromDays: 1,
          days: 21,
          topics: [],
          maximum: 6,
        },
      ],
    },
  },
};
