interface Tag {
  readonly Name: string;
  readonly Value: string;
}

/** The events `Send` and `Delivery` of one mail as EventBridge brings them, of about the size that they have there. */
export function bulkEvents(address: string, tags: readonly Tag[]): string[] {
  const mail = {
    timestamp: '2026-11-28T08:00:00.000Z',
    source: 'Van hier Kempen <kempen@mail.vanhier.example>',
    sendingAccountId: '111122223333',
    messageId: '0102019308ab7c11-9b7b0a6e-0000-4000-8000-000000000000-000000',
    destination: [address],
    headersTruncated: false,
    headers: [
      { name: 'From', value: 'Van hier Kempen <kempen@mail.vanhier.example>' },
      { name: 'To', value: address },
      { name: 'Subject', value: 'Dag Jef, de feesten beginnen bij de bakker' },
      { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
      { name: 'MIME-Version', value: '1.0' },
    ],
    commonHeaders: {
      from: ['Van hier Kempen <kempen@mail.vanhier.example>'],
      to: [address],
      messageId: '0102019308ab7c11-9b7b0a6e-0000-4000-8000-000000000000-000000',
      subject: 'Dag Jef, de feesten beginnen bij de bakker',
    },
    tags: {
      ...Object.fromEntries(tags.map(({ Name, Value }) => [Name, [Value]])),
      'ses:operation': ['SendBulkTemplatedEmail'],
      'ses:configuration-set': ['vanhier-prod-mail'],
      'ses:source-ip': ['192.0.2.1'],
      'ses:from-domain': ['mail.vanhier.example'],
      'ses:caller-identity': ['vanhier-prod-newsletters-send'],
    },
  };
  return [
    event('Email Sent', { eventType: 'Send', mail, send: {} }),
    event('Email Delivered', {
      eventType: 'Delivery',
      mail,
      delivery: {
        timestamp: '2026-11-28T08:00:01.000Z',
        processingTimeMillis: 1000,
        recipients: [address],
        smtpResponse: '250 2.0.0 OK',
        reportingMTA: 'a4-1.smtp-out.eu-west-1.amazonses.com',
      },
    }),
  ];
}

const event = (detailType: string, detail: object): string =>
  JSON.stringify({
    version: '0',
    id: '00000000-0000-4000-8000-000000000000',
    'detail-type': detailType,
    source: 'aws.ses',
    account: '111122223333',
    time: '2026-11-28T08:00:01Z',
    region: 'eu-west-1',
    resources: ['arn:aws:ses:eu-west-1:111122223333:configuration-set/vanhier-prod-mail'],
    detail,
  });
