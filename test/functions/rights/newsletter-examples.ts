import type { IssueState } from '../../../functions/newsletters/issue.ts';
import { aLaunchedIssue } from '../../builders/sendable-issue.ts';
import { goodContent, retie, type World } from '../newsletters/newsletters-world.ts';
import { type Example, plain } from './example.ts';

const base = '/staff/newsletters';
const trial = { sharePercent: 20, metric: 'clicked', hours: 2 } as const;

export function newsletterExamples(world: World): Example[] {
  /** A request about an issue that addresses Retie alone. */
  const about = (method: string, rest: string, state: IssueState, body?: unknown): Example => ({
    line: `${method} ${base}/issues/{id}${rest}`,
    touches: 'retie',
    prepare: async () => {
      const { issueId } = await world.anIssue(state, { municipalities: [retie] });
      return { path: `${base}/issues/${issueId}${rest}`, body };
    },
  });

  /** The same about one that is sent in two versions. */
  const tried = (method: string, rest: string, body?: unknown): Example => ({
    line: `${method} ${base}/issues/{id}${rest}`,
    touches: 'retie',
    prepare: async () => {
      const issue = await aLaunchedIssue(world, {
        municipalities: [retie],
        state: 'sending',
        trial,
      });
      return { path: `${base}/issues/${issue.issueId}${rest}`, body };
    },
  });

  const completion: Example = {
    line: `POST ${base}/images/{id}/complete`,
    touches: 'retie',
    prepare: async () => {
      const path = await world.readyImage();
      const id = /img_\w+/.exec(path)?.[0];
      return { path: `${base}/images/${id}/complete` };
    },
  };

  const newIssue = {
    title: 'December',
    audience: 'residents',
    region: 'kempen',
    municipalities: [retie],
    content: goodContent(),
  };

  return [
    plain(`GET ${base}/issues`, 'own'),
    plain(`POST ${base}/issues`, 'retie', newIssue),
    about('GET', '', 'draft'),
    about('PATCH', '', 'draft', { revision: 5, title: 'January' }),
    about('POST', '/duplicate', 'draft'),
    about('POST', '/preview', 'draft', {}),
    about('POST', '/preflight', 'draft'),
    about('POST', '/test-send', 'draft', {}),
    about('POST', '/submit', 'draft', { revision: 5 }),
    about('POST', '/withdraw', 'in_review'),
    about('POST', '/approve', 'in_review', { revision: 5 }),
    about('POST', '/undo-approval', 'approved'),
    about('POST', '/schedule', 'approved', { revision: 5 }),
    about('POST', '/unschedule', 'scheduled'),
    about('POST', '/pause', 'sending'),
    about('POST', '/resume', 'paused'),
    about('POST', '/retry-failed', 'sent'),
    about('POST', '/cancel', 'draft'),
    about('GET', '/progress', 'sending'),
    tried('GET', '/versions'),
    tried('POST', '/choose-version', { version: 'b' }),
    {
      line: `GET ${base}/municipalities/{nis}/best-time`,
      touches: 'retie',
      prepare: async () => ({ path: `${base}/municipalities/${retie}/best-time` }),
    },
    plain(`GET ${base}/global-stop`, 'own'),
    plain(`PUT ${base}/global-stop`, 'programme'),
    plain(`DELETE ${base}/global-stop`, 'programme'),
    plain(`POST ${base}/images`, 'retie', { type: 'image/png', bytes: 10, municipality: retie }),
    completion,
  ];
}
