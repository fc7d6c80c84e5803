import * as z from 'zod';
import { type ResolvedTemplate, readProperties } from '../../resources.ts';

/** The application that signs staff in, as the template registers it. */
export interface UserPoolClient {
  id: string;
  callbackUrls: string[];
  scopes: string[];
  /** Seconds. */
  accessTokenSeconds: number;
}

const clientSchema = z.object({
  CallbackURLs: z.array(z.string()).min(1),
  AllowedOAuthFlows: z.array(z.string()).default([]),
  AllowedOAuthScopes: z.array(z.string()).default(['openid']),
  AccessTokenValidity: z.coerce.number().default(60),
  TokenValidityUnits: z
    .object({ AccessToken: z.enum(['seconds', 'minutes', 'hours', 'days']).default('hours') })
    .default({ AccessToken: 'hours' }),
});

const unitSeconds = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

/** The template's user pool clients that sign people in with the code flow. */
export function userPoolClients(template: ResolvedTemplate): UserPoolClient[] {
  return template.byType('AWS::Cognito::UserPoolClient').flatMap((resource) => {
    const client = readProperties(resource, clientSchema);
    if (!client.AllowedOAuthFlows.includes('code')) return [];
    return [
      {
        id: resource.ref,
        callbackUrls: client.CallbackURLs,
        scopes: client.AllowedOAuthScopes,
        accessTokenSeconds:
          client.AccessTokenValidity * unitSeconds[client.TokenValidityUnits.AccessToken],
      },
    ];
  });
}
