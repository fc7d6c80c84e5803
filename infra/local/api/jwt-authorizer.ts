import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import * as z from 'zod';
import { type Json, type JsonObject, type Resource, readProperties } from '../resources.ts';

/** A JWT authorizer of the HTTP API. Answers the claims for the event, or why the request is refused. */
export type Authorize = (
  authorization: string | undefined,
  wantedScopes: readonly string[],
) => Promise<{ claims: JsonObject } | { refused: 401 | 403 }>;

const authorizerProperties = z.object({
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.object({ Issuer: z.url(), Audience: z.array(z.string()).min(1) }),
});
const claimsSchema = z.record(z.string(), z.json());

/**
 * Checks tokens as API Gateway does: signature by the issuer's published keys, `iss`, `exp` and `nbf`, `aud` or, where
 * there is none as in Cognito's access tokens, `client_id`; then the route's scopes.
 */
export function jwtAuthorizer(authorizer: Resource, jwksUrl: string): Authorize {
  const { JwtConfiguration } = readProperties(authorizer, authorizerProperties);
  const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 30_000 });
  const audiences = new Set(JwtConfiguration.Audience);
  return async (authorization, wantedScopes) => {
    const token = authorization?.replace(/^Bearer\s+/i, '');
    if (token === undefined || token === '') return { refused: 401 };
    const verified = await jwtVerify(token, keys, { issuer: JwtConfiguration.Issuer }).catch(
      (error: unknown) => {
        if (isAboutToken(error)) return undefined;
        throw error;
      },
    );
    if (verified === undefined || verified.payload.exp === undefined) return { refused: 401 };
    const claims = claimsSchema.parse(verified.payload);
    if (!claimedAudiences(claims).some((audience) => audiences.has(audience)))
      return { refused: 401 };
    const scopes = scopesOf(claims);
    if (wantedScopes.length > 0 && !wantedScopes.some((scope) => scopes.includes(scope)))
      return { refused: 403 };
    return {
      claims: { claims: textClaims(claims), scopes: wantedScopes.length > 0 ? scopes : null },
    };
  };
}

/** Keys that cannot be fetched say nothing about the token; jose has no class of its own for all such failures. */
function isAboutToken(error: unknown): boolean {
  return (
    error instanceof errors.JOSEError &&
    error.code !== errors.JWKSTimeout.code &&
    error.code !== errors.JOSEError.code
  );
}

function claimedAudiences(claims: Record<string, Json>): string[] {
  const claimed = claims.aud ?? claims.client_id;
  return (Array.isArray(claimed) ? claimed : [claimed]).filter(
    (value) => typeof value === 'string',
  );
}

function scopesOf(claims: Record<string, Json>): string[] {
  const scope = claims.scope ?? claims.scp;
  return typeof scope === 'string' ? scope.split(' ') : [];
}

/** API Gateway hands every claim over as text, and lists as `[a b]`. */
function textClaims(claims: Record<string, Json>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? `[${value.join(' ')}]`
        : typeof value === 'object'
          ? JSON.stringify(value)
          : String(value),
    ]),
  );
}
