import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  DeleteEmailTemplateCommand,
  GetEmailIdentityCommand,
  NotFoundException,
  SESv2Client,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRenderedFiles } from '../../../functions/newsletters/composing/rendered-files.ts';
import { isSenderVerified } from '../../../functions/newsletters/composing/sender-identity.ts';
import { createReadRendered } from '../../../functions/newsletters/templates/read-rendered.ts';
import { deleteSesTemplate } from '../../../functions/newsletters/templates/ses-templates.ts';

describe('the sender of newsletters', () => {
  const ses = mockClient(SESv2Client);
  beforeEach(() => ses.reset());

  it.each([
    ['verified', true, true],
    ['not verified yet', false, false],
    ['verified once, and stopped since', undefined, false],
  ])('%s', async (_, VerifiedForSendingStatus, expected) => {
    ses
      .on(GetEmailIdentityCommand, { EmailIdentity: 'mail.vanhier.example' })
      .resolves(VerifiedForSendingStatus === undefined ? {} : { VerifiedForSendingStatus });
    expect(await isSenderVerified(new SESv2Client({}), 'mail.vanhier.example')).toBe(expected);
  });

  it('is not verified where SES does not know the domain', async () => {
    ses.on(GetEmailIdentityCommand).rejects(new NotFoundException({ message: '', $metadata: {} }));
    expect(await isSenderVerified(new SESv2Client({}), 'x.example')).toBe(false);
  });

  it('is not said to be unverified because SES could not be asked', async () => {
    ses.on(GetEmailIdentityCommand).rejects(new Error('timeout'));
    await expect(isSenderVerified(new SESv2Client({}), 'x.example')).rejects.toThrow('timeout');
  });
});

describe('rendered variants', () => {
  it('are kept with the parts of a template and nothing else', async () => {
    const s3 = mockClient(S3Client);
    s3.on(PutObjectCommand).resolves({});
    const mail = { subject: 's', html: 'h', text: 't', bytes: 1, variables: [] };
    await createRenderedFiles(new S3Client({}), 'files').write('rendered/x.json', mail);
    expect(s3.call(0).args[0].input).toMatchObject({
      Bucket: 'files',
      Key: 'rendered/x.json',
      Body: '{"subject":"s","html":"h","text":"t"}',
    });
  });

  it('are read as they were kept, for their templates', async () => {
    const s3 = mockClient(S3Client);
    const mail = { subject: 's', html: 'h', text: 't' };
    const Body = { transformToString: async () => JSON.stringify(mail) } as never;
    s3.on(GetObjectCommand, { Bucket: 'files', Key: 'rendered/x.json' }).resolves({ Body });
    s3.on(GetObjectCommand, { Bucket: 'files', Key: 'rendered/y.json' }).rejects(
      new NoSuchKey({ message: 'no such key', $metadata: {} }),
    );
    const read = createReadRendered(new S3Client({}), 'files');
    expect(await read('rendered/x.json')).toEqual(mail);
    await expect(read('rendered/y.json')).rejects.toThrow('no such key');
  });
});

describe('deleting a template', () => {
  it.each([
    ['deleted', NotFoundException],
    ['throttled', TooManyRequestsException],
  ] as const)('counts as %s for a %o', async (expected, Refusal) => {
    const ses = mockClient(SESv2Client);
    ses.on(DeleteEmailTemplateCommand).rejects(new Refusal({ message: '', $metadata: {} }));
    expect(await deleteSesTemplate(new SESv2Client({}))('name')).toBe(expected);
  });
});
