import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetEmailIdentityCommand, NotFoundException, SESv2Client } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRenderedFiles } from '../../../functions/newsletters/composing/rendered-files.ts';
import { isSenderVerified } from '../../../functions/newsletters/composing/sender-identity.ts';

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
});
