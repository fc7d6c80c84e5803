import { join } from 'node:path';
import * as z from 'zod';
import { functionSecret } from '../aws/iam/principals.ts';
import { type ResolvedTemplate, type Resource, readProperties, region } from '../resources.ts';

/** A function of the template, with all that is needed to run it here. */
export interface LambdaFunction {
  arn: string;
  /** `<context>/<file>` where the template says so, otherwise what it is called in AWS. */
  name: string;
  /** With which it calls AWS: says which function calls, so that the endpoint can check what its role may do. */
  accessKeyId: string;
  file: string;
  handlerName: string;
  timeoutSeconds: number;
  memoryMb: number;
  /** Undefined: as many at once as come. */
  reservedConcurrency: number | undefined;
  environment: Record<string, string>;
}

const functionProperties = z.object({
  Runtime: z.string().optional(),
  Handler: z.string().default('index.handler'),
  Timeout: z.coerce.number().default(3),
  MemorySize: z.coerce.number().default(128),
  ReservedConcurrentExecutions: z.coerce.number().optional(),
  Environment: z
    .object({ Variables: z.record(z.string(), z.coerce.string()).default({}) })
    .default({ Variables: {} }),
  Code: z.object({ S3Key: z.string().optional() }),
});

/** What functions find on this machine. */
interface Surroundings {
  readonly awsUrl: string;
  /** Where names that end in `.example` are served. */
  readonly localHosts?: Readonly<Record<string, string>>;
}

/** In place of UiTdatabank, which is asked by deployed programmes only. */
export const uitdatabankHost = 'uitdatabank.vanhier.example';

/**
 * The functions that run on Node. Functions in other languages belong to the deployment itself (copying assets, for
 * example) and have their own stand-ins.
 * @throws Error when the assembly does not hold a function's code.
 */
export function lambdaFunctions(
  template: ResolvedTemplate,
  assets: ReadonlyMap<string, string>,
  { awsUrl, localHosts = {} }: Surroundings,
): LambdaFunction[] {
  return template.byType('AWS::Lambda::Function').flatMap((resource) => {
    const properties = readProperties(resource, functionProperties);
    if (!properties.Runtime?.startsWith('nodejs')) return [];
    const folder = assets.get(properties.Code.S3Key ?? '');
    if (folder === undefined) return [];
    const lastDot = properties.Handler.lastIndexOf('.');
    const variables = properties.Environment.Variables;
    return [
      {
        arn: resource.arn,
        name: variables.POWERTOOLS_SERVICE_NAME ?? resource.name,
        accessKeyId: resource.logicalId,
        file: join(folder, `${properties.Handler.slice(0, lastDot)}.mjs`),
        handlerName: properties.Handler.slice(lastDot + 1),
        timeoutSeconds: properties.Timeout,
        memoryMb: properties.MemorySize,
        reservedConcurrency: properties.ReservedConcurrentExecutions,
        environment: {
          ...lambdaEnvironment(resource, properties.MemorySize, properties.Runtime),
          ...variables,
          ...(variables.UITDATABANK_URL && { UITDATABANK_URL: `https://${uitdatabankHost}` }),
          LOCAL_HOSTS: JSON.stringify(localHosts),
          AWS_ENDPOINT_URL: awsUrl,
          AWS_ACCESS_KEY_ID: resource.logicalId,
          AWS_SECRET_ACCESS_KEY: functionSecret,
          AWS_SESSION_TOKEN: 'local',
        },
      },
    ];
  });
}

/** What Lambda itself sets. */
function lambdaEnvironment(
  resource: Resource,
  memoryMb: number,
  runtime: string,
): Record<string, string> {
  return {
    AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: resource.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${resource.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    TZ: ':UTC',
  };
}
