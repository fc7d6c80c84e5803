import type { IssueContent } from '../../../emails/blocks/schema.ts';

/** A picture that has been uploaded. */
export interface UploadedPicture {
  /** As blocks name it. */
  readonly url: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** A winter newsletter for residents, in Dutch and French. */
export function winterIssue(picture: UploadedPicture): IssueContent {
  return {
    languages: {
      nl: {
        subject: 'Warm de winter in, [naam]: koop bij wie u kent',
        preheader: 'Drie adressen om de hoek, en een taart van bij u in de straat.',
        blocks: [
          { type: 'header', title: 'De winter komt van hier' },
          {
            type: 'text',
            markdown:
              'Dag [naam],\n\nDe dagen korten. In [gemeente] branden de etalages, en achter elke etalage staat iemand die u bij naam kent. **Wie bij die winkel koopt, houdt het licht aan.**\n\nDit zijn drie goede redenen om deze week te voet boodschappen te doen.',
          },
          {
            type: 'image',
            ...picture,
            alt: 'Tekening van een bakkerij met een groene luifel, met klanten voor de deur',
          },
          {
            type: 'offer',
            merchant: 'Bakkerij De Korenaar',
            markdown:
              'Een **speculaastaart** voor vier, gebakken met boter van de hoeve. Vertel dat u van hier bent.',
            validUntil: '2026-12-24',
            link: { label: 'Bestel een taart', url: 'https://dekorenaar.vanhier.example/taart' },
          },
          { type: 'divider' },
          {
            type: 'text',
            markdown:
              '## Laat op donderdag\n\nTot Kerstmis blijven de winkels op donderdag open tot 20 uur.\n\n- soep op het marktplein\n- muziek vanaf 18 uur\n- gratis parkeren',
          },
          {
            type: 'button',
            label: 'Bekijk alle winkels',
            url: 'https://vanhier.example/winkels',
          },
        ],
      },
      fr: {
        subject: 'Un hiver bien au chaud, [nom] : achetez chez ceux que vous connaissez',
        preheader: 'Trois adresses au coin de la rue, et une tarte de votre quartier.',
        blocks: [
          { type: 'header', title: 'L’hiver vient d’ici' },
          {
            type: 'text',
            markdown:
              'Bonjour [nom],\n\nLes jours raccourcissent. À [commune], les vitrines s’allument, et derrière chacune se tient quelqu’un qui connaît votre nom. **Acheter chez eux, c’est garder la lumière allumée.**\n\nVoici trois bonnes raisons de faire vos courses à pied cette semaine.',
          },
          {
            type: 'image',
            ...picture,
            alt: 'Dessin d’une boulangerie à l’auvent vert, avec des clients devant la porte',
          },
          {
            type: 'offer',
            merchant: 'Bakkerij De Korenaar',
            markdown:
              'Une **tarte au spéculoos** pour quatre, au beurre de la ferme. Dites que vous êtes d’ici.',
            validUntil: '2026-12-24',
            link: {
              label: 'Commander une tarte',
              url: 'https://dekorenaar.vanhier.example/taart',
            },
          },
          { type: 'divider' },
          {
            type: 'text',
            markdown:
              '## Nocturne du jeudi\n\nJusqu’à Noël, les magasins restent ouverts le jeudi jusqu’à 20 heures.\n\n- soupe sur la place du marché\n- musique dès 18 heures\n- stationnement gratuit',
          },
          {
            type: 'button',
            label: 'Voir tous les magasins',
            url: 'https://vanhier.example/winkels',
          },
        ],
      },
    },
  };
}
