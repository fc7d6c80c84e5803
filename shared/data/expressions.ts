import { type IndexName, tableSchema } from './table-schema.ts';

export type Item = Record<string, unknown>;

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** A DynamoDB expression with its placeholders; `#names` and `:values` as in DynamoDB. */
export interface Expression {
  readonly expression: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

export interface Update extends Expression {
  /** Condition that shares the names and values of the update. */
  readonly condition?: string;
}

export interface Query {
  readonly index?: IndexName;
  readonly pk: string;
  /** At most one of these narrows the sort key. */
  readonly sortKey?:
    | { readonly beginsWith: string }
    | { readonly from: string; readonly to: string }
    | { readonly after: string };
  readonly filter?: Expression;
  /** Attributes to read, `map.member` too; all when absent. */
  readonly project?: readonly string[];
  readonly limit?: number;
  readonly descending?: boolean;
  readonly consistent?: boolean;
  readonly startAfter?: Item | undefined;
}

/** One write of a transaction. */
export type Write =
  | { readonly put: Item; readonly condition?: Expression }
  | { readonly update: Key; readonly with: Update }
  | { readonly remove: Key; readonly condition?: Expression }
  | { readonly check: Key; readonly condition: Expression };

/** The condition that an item with this key does not exist yet. */
export const ifAbsent: Expression = { expression: 'attribute_not_exists(pk)' };
/** The condition that an item with this key exists. */
export const ifPresent: Expression = { expression: 'attribute_exists(pk)' };

const placeholders = ({ names, values }: Omit<Expression, 'expression'>) => ({
  ...(names && { ExpressionAttributeNames: { ...names } }),
  ...(values && { ExpressionAttributeValues: { ...values } }),
});

export const conditionOf = (condition: Expression | undefined) =>
  condition && { ConditionExpression: condition.expression, ...placeholders(condition) };

export const updateOf = (update: Update) => ({
  UpdateExpression: update.expression,
  ...(update.condition && { ConditionExpression: update.condition }),
  ...placeholders(update),
});

/** `residents.state` reads one member of a map. */
function projected(attributes: readonly string[]) {
  const steps = [...new Set(attributes.flatMap((attribute) => attribute.split('.')))];
  const placeholder = (step: string) => `#p${steps.indexOf(step)}`;
  return {
    expression: attributes
      .map((attribute) => attribute.split('.').map(placeholder).join('.'))
      .join(', '),
    names: Object.fromEntries(steps.map((step) => [placeholder(step), step])),
  };
}

export function projectionOf(attributes: readonly string[] | undefined) {
  if (!attributes) return {};
  const { expression, names } = projected(attributes);
  return { ProjectionExpression: expression, ExpressionAttributeNames: names };
}

/** The parameters of a DynamoDB Query, but for the table's name. */
export function queryOf(query: Query) {
  const key = query.index ? tableSchema.indexes[query.index] : tableSchema;
  const range = rangeOf(query.sortKey);
  const projection = query.project && projected(query.project);
  return {
    ...(query.index && { IndexName: query.index }),
    KeyConditionExpression: `#pk = :pk${range.expression}`,
    ExpressionAttributeNames: {
      '#pk': key.partitionKey,
      ...(query.sortKey && { '#sk': key.sortKey }),
      ...projection?.names,
      ...query.filter?.names,
    },
    ExpressionAttributeValues: { ':pk': query.pk, ...range.values, ...query.filter?.values },
    ...(projection && { ProjectionExpression: projection.expression }),
    ...(query.filter && { FilterExpression: query.filter.expression }),
    ...(query.limit !== undefined && { Limit: query.limit }),
    ...(query.startAfter && { ExclusiveStartKey: query.startAfter }),
    ScanIndexForward: !query.descending,
    ConsistentRead: query.consistent ?? false,
  };
}

function rangeOf(sortKey: Query['sortKey']) {
  if (!sortKey) return { expression: '', values: {} };
  if ('beginsWith' in sortKey) {
    const values = { ':prefix': sortKey.beginsWith };
    return { expression: ' AND begins_with(#sk, :prefix)', values };
  }
  if ('after' in sortKey) {
    return { expression: ' AND #sk > :after', values: { ':after': sortKey.after } };
  }
  const values = { ':from': sortKey.from, ':to': sortKey.to };
  return { expression: ' AND #sk BETWEEN :from AND :to', values };
}

/** One member of a transaction's TransactItems. */
export function transactItemOf(TableName: string, write: Write) {
  const ReturnValuesOnConditionCheckFailure = 'ALL_OLD' as const;
  const common = { TableName, ReturnValuesOnConditionCheckFailure };
  if ('put' in write) {
    return { Put: { ...common, Item: write.put, ...conditionOf(write.condition) } };
  }
  if ('update' in write) {
    return { Update: { ...common, Key: { ...write.update }, ...updateOf(write.with) } };
  }
  if ('remove' in write) {
    return { Delete: { ...common, Key: { ...write.remove }, ...conditionOf(write.condition) } };
  }
  const { expression: ConditionExpression, ...rest } = write.condition;
  return {
    ConditionCheck: {
      ...common,
      Key: { ...write.check },
      ConditionExpression,
      ...placeholders(rest),
    },
  };
}
