import { Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent, request } from 'node:https';

export interface Post {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Milliseconds from the start of the request to the end of its answer. */
  readonly answerMs: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Connections are kept: making one to AWS takes longer than most of its answers. */
const options = { keepAlive: true, maxSockets: 50 };
const agent = new Agent(options);
/** For the local cloud. */
const plainAgent = new PlainAgent(options);

/**
 * Makes one POST request. Not by `fetch`, whose first use in a process costs a page 30 ms.
 * @throws {Error} when the connection fails, or no whole answer has come within the time.
 */
export function post({ url, headers, body, answerMs }: Post): Promise<Answer> {
  const isPlain = url.protocol === 'http:';
  const send = isPlain ? plainRequest : request;
  return new Promise((resolve, reject) => {
    const sent = send(
      url,
      { method: 'POST', headers, agent: isPlain ? plainAgent : agent },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          text += part;
        });
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
        );
      },
    );
    const patience = setTimeout(
      () => sent.destroy(new Error(`${url.host} gave no answer within ${answerMs} ms`)),
      answerMs,
    );
    sent.on('error', reject);
    sent.on('close', () => clearTimeout(patience));
    sent.end(body);
  });
}
