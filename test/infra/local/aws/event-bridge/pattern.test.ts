import { describe, expect, it } from 'vitest';
import { matchesPattern } from '../../../../../infra/local/aws/event-bridge/pattern.ts';

const event = {
  source: 'aws.ses',
  'detail-type': 'Email Bounced',
  detail: {
    mail: { tags: { set: ['newsletters', 'other'] } },
    bounce: { type: 'Permanent' },
    n: 5,
  },
};

describe('an event pattern', () => {
  it.each<[string, unknown, boolean]>([
    ['one of the values', { source: ['aws.s3', 'aws.ses'] }, true],
    ['none of the values', { source: ['aws.s3'] }, false],
    ['all fields', { source: ['aws.ses'], 'detail-type': ['Email Sent'] }, false],
    [
      'a value inside a list of the event',
      { detail: { mail: { tags: { set: ['other'] } } } },
      true,
    ],
    ['a field that is not there', { detail: { open: { at: ['x'] } } }, false],
    ['prefix', { 'detail-type': [{ prefix: 'Email ' }] }, true],
    ['suffix', { 'detail-type': [{ suffix: 'Sent' }] }, false],
    ['wildcard', { 'detail-type': [{ wildcard: 'E*Bo*d' }] }, true],
    ['equals-ignore-case', { source: [{ 'equals-ignore-case': 'AWS.SES' }] }, true],
    ['anything-but another value', { source: [{ 'anything-but': ['aws.s3'] }] }, true],
    ['anything-but this value', { source: [{ 'anything-but': 'aws.ses' }] }, false],
    ['anything-but a prefix', { source: [{ 'anything-but': { prefix: 'aws.' } }] }, false],
    ['exists', { detail: { bounce: { type: [{ exists: true }] } } }, true],
    ['exists not', { detail: { complaint: [{ exists: false }] } }, true],
    ['numeric range', { detail: { n: [{ numeric: ['>', 4, '<=', 5] }] } }, true],
    ['numeric range missed', { detail: { n: [{ numeric: ['<', 5] }] } }, false],
    ['$or', { $or: [{ source: ['aws.s3'] }, { detail: { n: [5] } }] }, true],
  ])('%s', (_, pattern, matches) => {
    expect(matchesPattern(pattern, event)).toBe(matches);
  });

  it('is refused when it compares in a way that is not run here', () => {
    expect(() => matchesPattern({ source: [{ cidr: '10.0.0.0/24' }] }, event)).toThrow(/cidr/);
  });
});
