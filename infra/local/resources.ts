import type * as z from 'zod';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** The account and region that every ARN of the local cloud names. */
export const account = '000000000000';
export const region = 'eu-west-1';

/** One resource of the template. Every intrinsic function in `properties` is replaced by its local value. */
export interface Resource {
  logicalId: string;
  type: string;
  stack: string;
  properties: JsonObject;
  /** What the resource is called in AWS: a queue's name rather than its URL. */
  name: string;
  /** What `Ref` answers: a table's or bucket's name, a queue's URL, a user pool's id. */
  ref: string;
  /** `arn:aws:<service>:eu-west-1:000000000000:…`, empty where the type has none. */
  arn: string;
}

/** All stacks of the synthesized app as one set of resources. */
export interface ResolvedTemplate {
  resources: readonly Resource[];
  /** CloudFormation outputs of all stacks, by logical id: `TableName`, `SendQueueUrl`. */
  outputs: Readonly<Record<string, string>>;
  byType(type: string): readonly Resource[];
  /** @throws Error when no resource has this ARN. */
  byArn(arn: string): Resource;
  /** What the resource is called in AWS: a queue's name rather than its URL. */
  physicalName(resource: Resource): string;
}

/**
 * The properties of a resource in the form its reader expects.
 * @throws Error that names the resource and the property, when the template says something the local cloud cannot run.
 */
export function readProperties<T>(resource: Resource, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(resource.properties);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues
    .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    .join('; ');
  throw new Error(
    `${resource.type} ${resource.stack}/${resource.logicalId} cannot run locally. ${issues}`,
  );
}
