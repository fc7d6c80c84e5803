import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { tableSchema } from '../../shared/data/table-schema.ts';
import { acknowledge } from './acknowledge.ts';
import type { HouseFunction } from './house-function.ts';
import { HouseStack } from './house-stack.ts';
import { readActions, writeActions } from './table-actions.ts';

/**
 * Who voted and what was voted, as two kinds of items that nothing connects. Without indexes, a stream or point-in-time
 * recovery, each of which would tell in which order items came.
 */
export class VoteTable extends Construct {
  readonly tableName: string;
  readonly #table: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const stack = HouseStack.of(this);
    const key = (name: string) => ({ name, type: AttributeType.STRING });
    this.#table = new Table(this, 'Table', {
      partitionKey: key(tableSchema.partitionKey),
      sortKey: key(tableSchema.sortKey),
      timeToLiveAttribute: tableSchema.timeToLive,
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false },
      deletionProtection: stack.settings.keepData,
      removalPolicy: stack.removal,
    });
    this.tableName = this.#table.tableName;
    stack.output('VoteTableName', this.tableName, 'Table of votes');
    acknowledge(
      this.#table,
      'AwsSolutions-DDB3',
      'Two restores a second apart would show which ballot came with which voter. Votes are backed up once, after closing.',
    );
  }

  /** The function may take votes: it sees items whose key it knows, and can list neither voters nor ballots. */
  allowCast(fn: HouseFunction): void {
    this.#allow(fn, [
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:ConditionCheckItem',
    ]);
  }

  /** The function may read and destroy all votes. */
  allowCount(fn: HouseFunction): void {
    this.#allow(fn, [...readActions, ...writeActions]);
  }

  #allow(fn: HouseFunction, actions: readonly string[]): void {
    fn.allow(actions, [this.#table.tableArn]);
    fn.setVariable('VOTE_TABLE_NAME', this.tableName);
  }
}
