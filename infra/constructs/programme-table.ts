import { AttributeType, BillingMode, type ITable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { tableSchema } from '../../shared/data/table-schema.ts';
import { keptDays } from '../../shared/privacy/kept-days.ts';
import type { HouseFunction } from './house-function.ts';
import { HouseStack } from './house-stack.ts';
import { readActions, writeActions } from './table-actions.ts';

/** The one table of all but votes, with point-in-time recovery. After a restore the restored table takes its place. */
export class ProgrammeTable extends Construct {
  readonly tableName: string;
  readonly #tableArn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const stack = HouseStack.of(this);
    const { restoredTableName } = stack.settings;
    const own = this.#createTable(stack);
    // Kept even while a restored table is used: an export that other stacks still read cannot go in one deployment.
    for (const value of [own.tableName, own.tableArn]) stack.exportValue(value);
    const table: Pick<ITable, 'tableName' | 'tableArn'> = restoredTableName
      ? Table.fromTableName(this, 'Restored', restoredTableName)
      : own;
    this.tableName = table.tableName;
    this.#tableArn = table.tableArn;
    stack.output('TableName', this.tableName, 'The one table of all but votes');
  }

  allowRead(fn: HouseFunction): void {
    this.#allow(fn, readActions);
  }

  allowReadWrite(fn: HouseFunction): void {
    this.#allow(fn, [...readActions, ...writeActions]);
  }

  #allow(fn: HouseFunction, actions: readonly string[]): void {
    const indexes = Object.keys(tableSchema.indexes).map(
      (name) => `${this.#tableArn}/index/${name}`,
    );
    fn.allow(actions, [this.#tableArn, ...indexes]);
    fn.setVariable('TABLE_NAME', this.tableName);
  }

  #createTable(stack: HouseStack): Table {
    const key = (name: string) => ({ name, type: AttributeType.STRING });
    const table = new Table(this, 'Table', {
      partitionKey: key(tableSchema.partitionKey),
      sortKey: key(tableSchema.sortKey),
      timeToLiveAttribute: tableSchema.timeToLive,
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: keptDays.backups,
      },
      deletionProtection: stack.settings.keepData,
      removalPolicy: stack.removal,
    });
    for (const [indexName, index] of Object.entries(tableSchema.indexes)) {
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: key(index.partitionKey),
        sortKey: key(index.sortKey),
      });
    }
    return table;
  }
}
