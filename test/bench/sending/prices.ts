/** US dollars, region eu-west-1, without free tiers, as AWS's public price pages had them in November 2026. */
export const prices = {
  /** aws.amazon.com/ses/pricing: outbound mail, the yardstick. */
  mail: 0.1 / 1000,
  /** aws.amazon.com/dynamodb/pricing/on-demand, Standard table class. */
  writeUnit: 0.7068 / 1e6,
  readUnit: 0.1414 / 1e6,
  /** aws.amazon.com/sqs/pricing: standard queues. */
  queueRequest: 0.4 / 1e6,
  /** aws.amazon.com/lambda/pricing: arm64. */
  invocation: 0.2 / 1e6,
  gigabyteSecond: 0.0000133334,
  /**
   * aws.amazon.com/eventbridge/pricing: events that AWS services publish to the default bus are free, and the EventBridge
   * reference lists those of SES among them. What it would be if they counted as opt-in data events.
   */
  serviceEvent: 0,
  optInEvent: 1 / 1e6,
} as const;

export const priceSources = [
  'https://aws.amazon.com/ses/pricing/',
  'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  'https://aws.amazon.com/sqs/pricing/',
  'https://aws.amazon.com/lambda/pricing/',
  'https://aws.amazon.com/eventbridge/pricing/',
  'https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-ses.html',
] as const;

/** What the bench cannot see: SES answers there at once. */
export const assumed = {
  /** How long a call waits for SES and its five requests for DynamoDB, in seconds. */
  callSeconds: 0.25,
  /** Memory of a function in GB, as the stacks set it. */
  memoryGb: 1,
} as const;
