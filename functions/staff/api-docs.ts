import document from '../../docs/openapi.json' with { type: 'json' };

/** Where staff sign in, as the deployment knows it. */
export interface SignIn {
  readonly clientId: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}

const assets = '/assets/swagger-ui';

/** The OpenAPI document of this deployment. */
export function openApiDocument({ authorizeUrl, tokenUrl, siteUrl }: SignIn): string {
  const authorizationCode = { authorizationUrl: authorizeUrl, tokenUrl, scopes: {} };
  return JSON.stringify({
    ...document,
    servers: [{ url: siteUrl }],
    components: {
      ...document.components,
      securitySchemes: { signIn: { type: 'oauth2', flows: { authorizationCode } } },
    },
  });
}

/** The page that shows the document and tries its routes out. */
export const docsPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Vanhier API</title>
<link rel="icon" href="${assets}/favicon-32x32.png">
<link rel="stylesheet" href="${assets}/swagger-ui.css">
</head>
<body>
<main id="docs"></main>
<noscript>This page needs JavaScript. The document itself is at <a href="/openapi.json">/openapi.json</a>.</noscript>
<script src="${assets}/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

/** Starts the page: sign-in by authorization code with PKCE, as a client that keeps no secret. */
export function startScript({ clientId, siteUrl }: SignIn): string {
  const options = {
    url: '/openapi.json',
    dom_id: '#docs',
    deepLinking: true,
    // More than 150 lines open at once would leave the page but for those in sight, and with them what a browser finds in it.
    docExpansion: 'none',
    validatorUrl: null,
    oauth2RedirectUrl: `${siteUrl}${assets}/oauth2-redirect.html`,
  };
  const signIn = {
    clientId,
    scopes: 'openid email profile',
    usePkceWithAuthorizationCodeGrant: true,
  };
  return `const ui = SwaggerUIBundle(${JSON.stringify(options)});\nui.initOAuth(${JSON.stringify(signIn)});\n`;
}

/** The page runs our scripts only, and talks to us and to the place where tokens are given. */
export const docsHeaders = ({ tokenUrl }: SignIn): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${new URL(tokenUrl).origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cache-control': 'public, max-age=300',
});
