import type { Key } from '../../../shared/data/expressions.ts';

export const webhookPartition = (webhookId: string): string => `WEBHOOK#${webhookId}`;

export const webhookKey = (webhookId: string): Key => ({
  pk: webhookPartition(webhookId),
  sk: 'WEBHOOK',
});

/** The first index: all webhooks, by whom they belong to. A few hundred at most. */
export const webhookListPartition = 'WEBHOOKS';
export const webhookListKey = (scope: string, webhookId: string): string => `${scope}#${webhookId}`;

/** How many webhooks a municipality, or the programme, has. */
export const webhookCountKey = (scope: string): Key => ({
  pk: `WEBHOOK_COUNT#${scope}`,
  sk: 'COUNT',
});

/** Deliveries of a webhook, by when what they tell of happened. */
export const deliveryPrefix = 'DELIVERY#';

export const deliveryKey = (webhookId: string, name: string): Key => ({
  pk: webhookPartition(webhookId),
  sk: `${deliveryPrefix}${name}`,
});

/** The second index: deliveries that are to be tried, by when. */
export const deliveriesDuePartition = 'WEBHOOK_DELIVERIES_DUE';
