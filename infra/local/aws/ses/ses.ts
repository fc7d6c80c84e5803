import { setTimeout as sleep } from 'node:timers/promises';
import { type AwsAnswer, type AwsCall, AwsError, type AwsHandler, json } from '../call.ts';
import { record, text } from '../narrow.ts';
import { accountAnswers } from './account-answers.ts';
import { parseSending, sendBulkEmail } from './send-bulk.ts';
import { sendEmail } from './send-email.ts';
import { sendRawForm } from './send-raw.ts';
import type { SesWorld } from './ses-world.ts';
import { templateInput } from './templates.ts';

type Answer = (world: SesWorld, call: AwsCall) => unknown;

const sending: Readonly<Record<string, Answer>> = {
  SendBulkEmail: (world, call) => sendBulkEmail(world, call.input),
  SendEmail: (world, call) => sendEmail(world, call.input),
  SendRawEmail: (world, call) => sendRawForm(world, call.input),
};

const templates: Readonly<Record<string, Answer>> = {
  CreateEmailTemplate: (world, call) => {
    world.templates.create(parseSending(templateInput, call.input), world.now());
    return {};
  },
  UpdateEmailTemplate: (world, call) => {
    const input = { ...record(call.input), TemplateName: call.parameters.name };
    world.templates.update(parseSending(templateInput, input));
    return {};
  },
  DeleteEmailTemplate: (world, call) => {
    world.templates.remove(text(call.parameters.name));
    return {};
  },
  GetEmailTemplate: (world, call) => {
    const TemplateName = text(call.parameters.name);
    return { TemplateName, TemplateContent: world.templates.read(TemplateName).content };
  },
  ListEmailTemplates: (world) => ({ TemplatesMetadata: world.templates.list() }),
};

/**
 * The SES API, both versions as far as mail is sent and prepared. Sending calls go wrong as often as the faults
 * say. `throttleTemplates`: as in AWS, each template call at most once a second.
 */
export function createSes(world: SesWorld, options: { throttleTemplates: boolean }): AwsHandler {
  const lastCall = new Map<string, number>();
  return async (call) => {
    if (sending[call.operation]) return send(world, call);
    if (templates[call.operation] && options.throttleTemplates) {
      const now = world.now();
      if (now - (lastCall.get(call.operation) ?? -Infinity) < 1000) {
        throw new AwsError('TooManyRequestsException', 'Rate exceeded', 429);
      }
      lastCall.set(call.operation, now);
    }
    const answer = templates[call.operation] ?? accountAnswers[call.operation];
    if (!answer)
      throw new AwsError('UnknownOperationException', `SES has no ${call.operation} here.`);
    return json(await answer(world, call));
  };
}

async function send(world: SesWorld, call: AwsCall): Promise<AwsAnswer> {
  const fault = world.faults.ofCall();
  const deliver = async () => answerOf(call, await sending[call.operation]?.(world, call));
  switch (fault) {
    case undefined:
      return deliver();
    case 'throttle':
      throw new AwsError(
        call.operation === 'SendRawEmail' ? 'Throttling' : 'TooManyRequestsException',
        'Maximum sending rate exceeded.',
        429,
      );
    case 'fail':
      throw new AwsError('InternalFailure', 'A fault that was asked for.', 500);
    case 'failAfter':
      await deliver();
      throw new AwsError('InternalFailure', 'A fault that was asked for.', 500);
    case 'timeOut':
      return hang(world);
    case 'timeOutAfter':
      await deliver();
      return hang(world);
    case 'dropBefore':
      return 'hang-up';
    case 'dropAfter':
      await deliver();
      return 'hang-up';
  }
}

async function hang(world: SesWorld): Promise<AwsAnswer> {
  await sleep(world.faults.shares.hangMs, undefined, { ref: false });
  return 'hang-up';
}

function answerOf(call: AwsCall, result: unknown): AwsAnswer {
  if (call.operation !== 'SendRawEmail') return json(result);
  return {
    status: 200,
    headers: { 'content-type': 'text/xml' },
    body: `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>${text(result)}</MessageId></SendRawEmailResult><ResponseMetadata><RequestId>local</RequestId></ResponseMetadata></SendRawEmailResponse>`,
  };
}
