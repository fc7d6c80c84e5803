import { type Answer, networkOf, visit } from '../resident.ts';

/** Somebody who wants to come, and what they have been told so far. */
export interface Registrant {
  readonly index: number;
  readonly address: string;
  readonly places: number;
  /** Key of the evening. */
  readonly on: string;
  /** From the mail. */
  confirmToken?: string;
  /** From the answer to confirming. */
  placeToken?: string;
  hasLeft?: boolean;
  hasAccepted?: boolean;
}

export const newRegistrant = (index: number, on: string): Registrant => ({
  on,
  index,
  address: `race.${index}@telenet.be`,
  places: index % 5 === 0 ? 2 : 1,
});

/** Fills in the form. */
export const ask = (url: string, { index, address, places, on }: Registrant): Promise<Answer> =>
  visit(url, networkOf(index), {
    on,
    name: `Loper ${index % 2 === 0 ? 'Een' : 'Twee'}`,
    address,
    places: String(places),
    language: 'nl',
    'agree[]': 'yes',
  });

/** Presses the button of the page that the mail leads to, once more where there is too much to do. */
export async function confirm(url: string, registrant: Registrant): Promise<Answer[]> {
  const answers: Answer[] = [];
  const { index, confirmToken: token = '' } = registrant;
  for (let time = 0; time < 5; time += 1) {
    const answer = await visit(`${url}/confirm`, networkOf(index), { token });
    answers.push(answer);
    if (answer.status !== 503) break;
  }
  const location = answers.at(-1)?.location;
  if (location) registrant.placeToken = tokenOf(location);
  return answers;
}

export const press = (
  url: string,
  page: 'leave' | 'accept',
  { index, placeToken: token = '' }: Registrant,
): Promise<Answer> => visit(`${url}/${page}`, networkOf(index), { token });

export const tokenOf = (text: string): string => /token=([\w.-]+)/.exec(text)?.[1] ?? '';
