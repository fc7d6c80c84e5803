import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type Listener, openListener } from '../../../infra/local/listener.ts';

export interface TokenIssuer {
  issuer: string;
  jwksUrl: string;
  sign(
    claims: Record<string, unknown>,
    options?: { expiresAt?: number; issuer?: string },
  ): Promise<string>;
  /** A token of the same claims under a key that is not published. */
  forge(claims: Record<string, unknown>): Promise<string>;
  close(): Promise<void>;
}

/** An identity provider that only publishes its keys. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  const listener: Listener = await openListener(0);
  const [own, others] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwks = { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256' }] };
  listener.handle((request, response) => {
    if (request.url !== '/jwks') response.statusCode = 404;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(jwks));
  });
  const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;
  const signed = (
    key: typeof own.privateKey,
    claims: Record<string, unknown>,
    { expiresAt = inAnHour(), issuer = listener.url } = {},
  ) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'own' })
      .setIssuer(issuer)
      .setExpirationTime(expiresAt)
      .sign(key);
  return {
    issuer: listener.url,
    jwksUrl: `${listener.url}/jwks`,
    sign: (claims, options) => signed(own.privateKey, claims, options),
    forge: (claims) => signed(others.privateKey, claims),
    close: listener.close,
  };
}
