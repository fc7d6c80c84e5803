import * as ses from '@aws-sdk/client-sesv2';
import { describe, expect, it } from 'vitest';
import {
  callOutcome,
  exceptionOutcomes,
} from '../../../../functions/newsletters/sending/call-outcome.ts';
import {
  entryOutcome,
  entryOutcomes,
} from '../../../../functions/newsletters/sending/entry-outcome.ts';
import { mailDomain } from '../../../builders/engine-world.ts';
import { sesError } from '../../../builders/fake-ses.ts';

describe('what a status of SES means for one recipient', () => {
  it.each([
    ['SUCCESS', { kind: 'sent' }],
    ['ACCOUNT_THROTTLED', { kind: 'retry' }],
    ['TRANSIENT_FAILURE', { kind: 'retry' }],
    ['ACCOUNT_DAILY_QUOTA_EXCEEDED', { kind: 'pause', reason: 'quota' }],
    ['MESSAGE_REJECTED', { kind: 'fail', state: 'r' }],
    ['INVALID_PARAMETER', { kind: 'fail', state: 'i' }],
    ['FAILED', { kind: 'fail', state: 'x' }],
    ['MAIL_FROM_DOMAIN_NOT_VERIFIED', { kind: 'pause', reason: 'identity' }],
    ['TEMPLATE_NOT_FOUND', { kind: 'pause', reason: 'template' }],
    ['CONFIGURATION_SET_NOT_FOUND', { kind: 'pause', reason: 'configuration_set' }],
    ['CONFIGURATION_SET_SENDING_PAUSED', { kind: 'pause', reason: 'configuration_set' }],
    ['INVALID_SENDING_POOL_NAME', { kind: 'pause', reason: 'configuration_set' }],
    ['ACCOUNT_SUSPENDED', { kind: 'pause', reason: 'account' }],
    ['ACCOUNT_SENDING_PAUSED', { kind: 'pause', reason: 'account' }],
  ] as const)('%s', (Status, outcome) => {
    expect(entryOutcome({ Status }, mailDomain)).toEqual(outcome);
  });

  it('is written down for every status that the SDK knows', () => {
    expect(Object.keys(entryOutcomes).sort()).toEqual(Object.values(ses.BulkEmailStatus).sort());
  });

  it('is uncertain for an entry without an answer, and for a status of later years', () => {
    expect(entryOutcome(undefined, mailDomain)).toEqual({ kind: 'uncertain' });
    const later = { Status: 'SNOWED_IN' } as unknown as ses.BulkEmailEntryResult;
    expect(entryOutcome(later, mailDomain)).toEqual({ kind: 'uncertain' });
  });

  it('tells a sender that is not verified from a recipient that is not', () => {
    const rejected = (text: string) =>
      entryOutcome({ Status: 'MESSAGE_REJECTED', Error: text }, mailDomain);
    expect(rejected(`Email address is not verified: kempen@${mailDomain}`)).toEqual({
      kind: 'pause',
      reason: 'identity',
    });
    expect(rejected('Email address is not verified: jef@resident.example')).toEqual({
      kind: 'fail',
      state: 'r',
    });
  });
});

describe('what an exception of SES means for a call', () => {
  const known = Object.entries(ses).flatMap(([name, value]) =>
    typeof value === 'function' && value.prototype instanceof ses.SESv2ServiceException
      ? [name]
      : [],
  );

  it('is written down for every exception that the SDK knows', () => {
    expect(known.length).toBeGreaterThan(10);
    expect(known.filter((name) => !(name in exceptionOutcomes))).toEqual([]);
  });

  it.each([
    [sesError('TooManyRequestsException', '', 429), { kind: 'retry' }],
    [sesError('SomethingThrottled', '', 429), { kind: 'retry' }],
    [sesError('BadRequestException'), { kind: 'refused' }],
    [sesError('MessageRejected'), { kind: 'refused' }],
    [sesError('SomethingRefused', '', 422), { kind: 'refused' }],
    [sesError('MailFromDomainNotVerifiedException'), { kind: 'pause', reason: 'identity' }],
    [
      sesError('MessageRejected', `Email address is not verified: kempen@${mailDomain}`),
      { kind: 'pause', reason: 'identity' },
    ],
    [
      sesError('NotFoundException', 'Template iss_x does not exist', 404),
      { kind: 'pause', reason: 'template' },
    ],
    [
      sesError('NotFoundException', 'Configuration set vanhier does not exist', 404),
      { kind: 'pause', reason: 'configuration_set' },
    ],
    [
      sesError('LimitExceededException', 'Daily message quota exceeded.'),
      { kind: 'pause', reason: 'quota' },
    ],
    [sesError('AccountSuspendedException'), { kind: 'pause', reason: 'account' }],
    [sesError('SendingPausedException'), { kind: 'pause', reason: 'account' }],
    [sesError('AccessDeniedException', '', 403), { kind: 'pause', reason: 'account' }],
    [sesError('InvalidSignatureException', '', 403), { kind: 'pause', reason: 'account' }],
    [sesError('SomethingUnknown', '', 401), { kind: 'pause', reason: 'account' }],
    [sesError('InternalServiceErrorException', '', 500), { kind: 'uncertain' }],
    [sesError('ServiceUnavailable', '', 503), { kind: 'uncertain' }],
    [Object.assign(new Error('timeout'), { name: 'TimeoutError' }), { kind: 'uncertain' }],
    [Object.assign(new Error('reset'), { code: 'ECONNRESET' }), { kind: 'uncertain' }],
    [Object.assign(new Error('pipe'), { code: 'EPIPE' }), { kind: 'uncertain' }],
    [Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }), { kind: 'retry' }],
    [Object.assign(new Error('dns'), { code: 'ENOTFOUND' }), { kind: 'retry' }],
    ['not even an error', { kind: 'uncertain' }],
  ])('%s', (error, outcome) => {
    expect(callOutcome(error, mailDomain)).toEqual(outcome);
  });
});
