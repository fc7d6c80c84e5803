import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly location: string | undefined;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** Where a resident votes from: each has an address of its own in 127.0.0.0/8, as people have in the world. */
export const networkOf = (voter: number): string =>
  `127.${1 + (voter >> 16)}.${(voter >> 8) & 255}.${voter & 255 || 255}`;

const agent = new Agent({ keepAlive: false, maxSockets: 64 });

/** One request as a browser without JavaScript makes it. */
export function visit(
  url: string,
  from: string,
  form?: Readonly<Record<string, string>>,
): Promise<Answer> {
  const body = form && new URLSearchParams({ ...form }).toString();
  const startedAt = Date.now();
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        agent,
        localAddress: from,
        method: body === undefined ? 'GET' : 'POST',
        headers:
          body === undefined
            ? {}
            : {
                'content-type': 'application/x-www-form-urlencoded',
                'content-length': Buffer.byteLength(body),
              },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(parts).toString(),
            location: answer.headers.location,
            startedAt,
            endedAt: Date.now(),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The value of a field that a form of the page carries. */
export function carried(page: string, field: string): string {
  const [, value] = new RegExp(`name="${field}" value="([^"]*)"`).exec(page) ?? [];
  if (value === undefined)
    throw new Error(
      `the page has no field ${field}: ${page.replace(/<style.*<\/style>/s, '').slice(0, 600)}`,
    );
  return value;
}

/** The values that a field of the page offers: candidates, in the page's order. */
export const offered = (page: string, field: string): string[] =>
  [...page.matchAll(new RegExp(`name="${field}" value="([^"]+)"`, 'g'))].map(
    ([, value = '']) => value,
  );

/** What somebody carries who has asked for a code and waits for the mail. */
export interface Asked {
  readonly o: string;
  readonly choice: string;
  readonly address: string;
  readonly request: string;
}

/** A voter's way to the mail: look at the list, choose one by chance, give the address. */
export async function askForCode(
  contestUrl: string,
  { address, from }: { readonly address: string; readonly from: string },
): Promise<{ readonly asked: Asked; readonly answer: Answer }> {
  const choosing = await chooseByChance(contestUrl, from);
  const answer = await visit(`${contestUrl}/code`, from, { ...choosing, address, proof: '' });
  return { asked: { ...choosing, address, request: carried(answer.body, 'request') }, answer };
}

async function chooseByChance(contestUrl: string, from: string) {
  const o = 'raceaa';
  const list = await visit(`${contestUrl}?o=${o}`, from);
  const candidates = offered(list.body, 'choices');
  const chosen = candidates[Math.floor(Math.random() * candidates.length)];
  if (chosen === undefined) throw new Error(`nobody can be chosen at ${contestUrl}`);
  const taken = await visit(`${contestUrl}/address`, from, { o, choices: chosen });
  const { searchParams } = new URL(taken.location ?? '', contestUrl);
  return { o, choice: searchParams.get('choice') ?? '' };
}

/** What stands in the mail of a voter. */
export interface VoteMail {
  readonly code: string;
  readonly token: string;
}

export function readVoteMail({
  subject,
  text,
}: {
  readonly subject: string;
  readonly text: string;
}): VoteMail {
  const [code] = /\b\d{6}\b/.exec(subject) ?? [];
  const [, token] = /\/confirm\?token=([\w.~%-]+)/.exec(text) ?? [];
  if (!code || !token) throw new Error(`“${subject}” holds no code or no link`);
  return { code, token: decodeURIComponent(token) };
}

/** Whether the page says that the vote is counted. */
export const isCounted = ({ status, body }: Answer): boolean =>
  status === 200 && body.includes('class="tick"');
