/** What an answer may say beside name and message. */
export interface RefusalDetails {
  /** DynamoDB: the item that stood in the way, where it was asked for. */
  readonly Item?: Attributes;
  /** DynamoDB: one for each write of a transaction. */
  readonly CancellationReasons?: readonly CancellationReason[];
}

export interface CancellationReason {
  readonly Code?: string;
  readonly Item?: Attributes;
}

/** An item as DynamoDB writes it. */
export type Attributes = Readonly<Record<string, Attribute>>;

/** A value as DynamoDB writes it, of the types that we keep; binary in base64. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html */
export type Attribute =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly SS: readonly string[] }
  | { readonly L: readonly Attribute[] }
  | { readonly M: Attributes };

/**
 * AWS answered that it did not do what it was asked. `name` is AWS's own: `ThrottlingException`. Loggers list the properties of
 * an error: so the details, which may be a person's, are no property that can be listed.
 */
export class AwsRefusal extends Error {
  readonly #details: RefusalDetails;
  /** Of the answer. */
  readonly status: number;

  constructor(name: string, message: string, status: number, details: RefusalDetails = {}) {
    super(message);
    this.name = name;
    this.status = status;
    this.#details = details;
  }

  get details(): RefusalDetails {
    return this.#details;
  }
}

const throttles = /Throttl|ThroughputExceeded|RequestLimitExceeded|TooManyRequests/;

/** Whether the same request may be done a moment later. */
export const mayPass = ({ name, status }: AwsRefusal): boolean =>
  status >= 500 ||
  status === 429 ||
  throttles.test(name) ||
  name === 'TransactionInProgressException';
