import { beforeAll, describe, expect, it } from 'vitest';
import { fillTemplate, type MailTemplate } from '../../../../emails/merge/fill-template.ts';
import { renderNewsletter } from '../../../../emails/render-newsletter.ts';
import { withCountedLinks } from '../../../../functions/engagement/index.ts';
import { readTicket } from '../../../../functions/engagement/links/ticket.ts';
import { chooseVersion } from '../../../../functions/newsletters/versions/choose-version.ts';
import { consentTexts } from '../../../../functions/subscribers/consent-text.ts';
import { toItem } from '../../../../functions/subscribers/repository/subscriber-item.ts';
import type { Subscriber } from '../../../../functions/subscribers/schema.ts';
import type { Principal } from '../../../../shared/http/principal.ts';
import { createKeyRing } from '../../../../shared/secrets/key-ring.ts';
import { type EngineWorld, engineWorld, siteUrl } from '../../../builders/engine-world.ts';
import type { TakenMail } from '../../../builders/fake-ses.ts';
import { contentOf } from '../../../builders/issue-content.ts';
import { aNewsletter } from '../../../builders/newsletter-input.ts';
import { aSubscriber, balen, retie } from '../../../builders/sendable-issue.ts';

const idOf = (letter: string): string => `sub_0${letter.repeat(25)}`;
const [anna, bart, cato] = [idOf('a'), idOf('b'), idOf('c')];
/** With them 21 readers in Balen get the mail in French; without, 16. */
const five = ['d', 'e', 'f', 'g', 'h'].map(idOf);
const keys = createKeyRing(async () => 'key');

const following = (municipality: string): Partial<Subscriber> => ({
  trackingConsent: true,
  consents: {
    tracking: {
      at: '2026-11-01T08:00:00.000Z',
      textVersion: consentTexts.tracking.version,
      source: 'page',
    },
  },
  subscriptions: { residents: { state: 'active', municipalities: [municipality], left: [] } },
});

/** 240 readers who have not agreed, 16 of them in Balen in French, and some who have. */
async function sentTo(...readers: Subscriber[]): Promise<EngineWorld> {
  const world = await engineWorld({ recipients: 240 });
  await world.table.writeMany(readers.map((reader) => toItem(reader)));
  await world.work();
  return world;
}

const mailTo = ({ ses }: EngineWorld, id: string): TakenMail | undefined =>
  ses.mails.find(({ address }) => address === `${id}@resident.example`);

const ticketOf = ({ issueId, values }: TakenMail) => readTicket(issueId, values.ticket ?? '', keys);

/** Mails of a variant to who has not agreed. */
const mailsOf = ({ ses }: EngineWorld, variant: string) =>
  ses.mails.filter(
    ({ template, address }) =>
      template.endsWith(variant) && ![anna, bart, ...five].some((id) => address.startsWith(id)),
  );

let world: EngineWorld;

beforeAll(async () => {
  world = await sentTo(
    aSubscriber(anna, following(retie)),
    aSubscriber(bart, following(balen)),
    ...five.map((id) => aSubscriber(id, { ...following(balen), language: 'fr' })),
    // Whoever agreed to words that have changed since has not agreed to this.
    aSubscriber(cato, {
      ...following(retie),
      consents: {
        tracking: { at: '2026-11-01T08:00:00.000Z', textVersion: 'tracking-1', source: 'page' },
      },
    }),
  );
});

describe('the links of a mail to who has not agreed to be followed', () => {
  it('are those of all who get this mail', () => {
    for (const variant of [`nl-${retie}`, `nl-${balen}`, `fr-${retie}`, `fr-${balen}`]) {
      const others = mailsOf(world, variant);
      expect(others.length).toBeGreaterThan(10);
      expect(new Set(others.map(({ values }) => values.ticket)).size).toBe(1);
      expect(new Set(others.map(({ values }) => values.openPicture))).toEqual(new Set(['']));
    }
  });

  it('tell municipality and language of more than twenty readers, and of fewer what hides them among others', async () => {
    const toldOf = async (variant: string) => {
      const [mail] = mailsOf(world, variant);
      return mail && (await ticketOf(mail));
    };
    const audience = 'residents';
    expect(await toldOf(`nl-${retie}`)).toEqual({ audience, nis: retie, language: 'nl' });
    expect(await toldOf(`fr-${retie}`)).toEqual({ audience, nis: retie, language: 'fr' });
    // Sixteen in French.
    expect(await toldOf(`fr-${balen}`)).toEqual({ audience, nis: balen });
    expect(await toldOf(`nl-${balen}`)).toEqual({ audience, nis: balen });
  });

  it('are those of more than twenty, whatever they tell and leave out', () => {
    const others = ['nl', 'fr'].flatMap((language) =>
      [retie, balen].flatMap((nis) => mailsOf(world, `${language}-${nis}`)),
    );
    for (const alike of Map.groupBy(others, ({ values }) => values.ticket).values()) {
      expect(alike.length).toBeGreaterThan(20);
    }
  });

  it('count those who agreed to earlier words among them', () => {
    const [other] = mailsOf(world, `nl-${retie}`);
    expect(mailTo(world, cato)?.values.ticket).toBe(other?.values.ticket);
  });

  it('differ in no letter between two readers but in their name and their ways out', async () => {
    const { bound } = await renderNewsletter(
      aNewsletter({
        siteUrl,
        content: contentOf([
          { type: 'text', markdown: 'Dag [naam], [koop](https://bakker.example/) bij ons.' },
          { type: 'button', label: 'Stem', url: `${siteUrl}/vote/nl/retie` },
        ]),
      }),
    );
    const { issueId } = await world.issue();
    const html = await withCountedLinks(
      { issueId, nis: balen, html: bound.html },
      { keys, siteUrl },
    );
    const template: MailTemplate = { ...bound, html };
    const alike = (mail: TakenMail) => {
      const { name, nameHtml, ...links } = mail.values;
      const filled = fillTemplate(template, { ...mail.values, name: '', nameHtml: '' });
      const own = Object.entries(links).filter(([field]) => /^(un|pre)/.test(field));
      expect(own).toHaveLength(4);
      const without = (text: string) =>
        own.reduce((left, [, value]) => left.replaceAll(value, ''), text);
      return JSON.stringify([without(filled.html), without(filled.text), filled.subject]);
    };
    const texts = new Set(mailsOf(world, `nl-${balen}`).map(alike));
    expect(texts.size).toBe(1);
    const [text = ''] = texts;
    expect(text).toContain(`${siteUrl}/r/${issueId}.1-1.`);
    expect(text).not.toMatch(/<img[^>]*\/o\//);
    expect(text).not.toMatch(/sub_|\{\{/);
  });
});

describe('the links of a mail to who has agreed', () => {
  it('know the reader, and what the others of the group tell', async () => {
    const mail = mailTo(world, anna);
    expect(mail && (await ticketOf(mail))).toEqual({
      audience: 'residents',
      nis: retie,
      language: 'nl',
      subscriberId: anna,
    });
  });

  it('tell no municipality or language that the few beside them do not tell', async () => {
    const [few = ''] = five;
    const mail = mailTo(world, few);
    const [other] = mailsOf(world, `fr-${balen}`);
    const { subscriberId, ...told } = (mail && (await ticketOf(mail))) ?? {};
    expect(subscriberId).toBe(few);
    expect(told).toEqual(other && (await ticketOf(other)));
    expect(told).toEqual({ audience: 'residents', nis: balen });
  });

  it('come with a picture where opens are counted, and without one elsewhere', () => {
    const { issueId } = mailTo(world, bart) ?? {};
    const picture = mailTo(world, bart)?.values.openPicture ?? '';
    expect(picture).toContain(`src="${siteUrl}/o/${issueId}/${balen}.r...${bart}.`);
    expect(picture).toContain('alt=""');
    expect(mailTo(world, anna)?.values.openPicture).toBe('');
  });

  it('have SES’s events say so, and no others', () => {
    const destinations = new Map(
      world.ses.calls.flatMap(({ BulkEmailEntries = [] }) =>
        BulkEmailEntries.map(({ Destination, ReplacementTags }) => [
          Destination?.ToAddresses?.[0],
          ReplacementTags?.find(({ Name }) => Name === 'to')?.Value,
        ]),
      ),
    );
    expect(destinations.get(`${anna}@resident.example`)).toBe(`${retie}-residents-nl-f`);
    expect(destinations.get(`${cato}@resident.example`)).toBe(`${retie}-residents-nl`);
    expect([...destinations.values()].filter((to) => to?.endsWith('-f'))).toHaveLength(7);
  });
});

describe('an issue in versions', () => {
  it('tells the version always, and the municipality by how many got that version there', async () => {
    const trial = { sharePercent: 30, metric: 'clicked' as const, hours: 1 };
    const engine = await engineWorld({ recipients: 600, issue: { trial } });
    await engine.work();
    const tickets = await Promise.all(engine.ses.mails.map(ticketOf));
    expect(new Set(tickets.map((ticket) => ticket?.version))).toEqual(new Set(['a', 'b']));
    expect(tickets.some((ticket) => ticket?.nis)).toBe(true);
    expect(tickets.every((ticket) => ticket?.nis)).toBe(false);
    for (const alike of Map.groupBy(tickets, (ticket) => JSON.stringify(ticket)).values()) {
      if (alike[0]?.nis !== undefined) expect(alike.length).toBeGreaterThan(20);
    }
  });

  it('counts who waited with who tried the version, as soon as one is chosen', async () => {
    const trial = { sharePercent: 30, metric: 'clicked' as const, hours: 2 };
    const engine = await engineWorld({ recipients: 600, issue: { trial } });
    const told = async () =>
      Promise.all(
        engine.ses.mails
          .filter(({ template }) => template.endsWith(`fr-${balen}-b`))
          .map(async (mail) => (await ticketOf(mail))?.nis),
      );
    await engine.work();
    const tried = await told();
    // Some six readers in Balen try version b in French; some thirty get it in the end.
    expect(tried.length).toBeLessThanOrEqual(20);
    expect(new Set(tried)).toEqual(new Set([undefined]));
    const principal: Principal = {
      accountId: 'acc_editor',
      name: 'Els',
      email: 'els@demo.vanhier.example',
      grants: [{ role: 'editor', scope: 'programme' }],
    };
    const { issueId, planQueue, swept } = engine;
    await chooseVersion({ ...swept, planQueue }, { principal, issueId }, 'b');
    await engine.work();
    await engine.minutes(2);
    const rest = (await told()).slice(tried.length);
    expect(rest.length).toBeGreaterThan(0);
    expect(new Set(rest)).toEqual(new Set([balen]));
  });
});
