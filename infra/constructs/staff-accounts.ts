import { Duration } from 'aws-cdk-lib';
import {
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClient,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { siteUrlOf } from '../stages.ts';
import { acknowledge } from './acknowledge.ts';
import type { HouseFunction } from './house-function.ts';
import { HouseStack } from './house-stack.ts';

/**
 * Who can sign in. What they may do is in the table, not here. Administrators make the accounts, with the e-mail
 * address as user name, so that access tokens carry it in their `username` claim.
 */
export class StaffAccounts extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly #domain: UserPoolDomain;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const stack = HouseStack.of(this);
    this.pool = this.#createPool(stack);
    this.#domain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: stack.settings.signInPrefix },
    });
    this.client = this.#createClient(siteUrlOf(stack.settings));
    stack.output('UserPoolId', this.pool.userPoolId, 'Staff accounts');
    stack.output('UserPoolClientId', this.client.userPoolClientId, 'Client of the staff pages');
  }

  /** The function learns where staff sign in. */
  describeTo(fn: HouseFunction): void {
    fn.setVariable('OIDC_ISSUER', this.pool.userPoolProviderUrl);
    fn.setVariable('OIDC_CLIENT_ID', this.client.userPoolClientId);
    fn.setVariable('OIDC_AUTHORIZE_URL', `${this.#domain.baseUrl()}/oauth2/authorize`);
    fn.setVariable('OIDC_TOKEN_URL', `${this.#domain.baseUrl()}/oauth2/token`);
  }

  #createPool(stack: HouseStack): UserPool {
    const pool = new UserPool(this, 'Pool', {
      userPoolName: stack.nameOf('staff'),
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      autoVerify: { email: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      deletionProtection: stack.settings.keepData,
      removalPolicy: stack.removal,
    });
    acknowledge(
      pool,
      'AwsSolutions-COG8',
      'Threat protection needs the Plus plan, paid per user; accounts are few, made by hand, and need a one-time code.',
    );
    return pool;
  }

  /** Code flow with PKCE: the pages that sign in are public and keep no secret. */
  #createClient(siteUrl: string): UserPoolClient {
    return this.pool.addClient('Client', {
      generateSecret: false,
      authFlows: { userSrp: true },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(1),
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${siteUrl}/assets/swagger-ui/oauth2-redirect.html`],
        logoutUrls: [`${siteUrl}/docs`],
      },
    });
  }
}
