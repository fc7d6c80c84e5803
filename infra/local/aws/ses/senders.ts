import * as z from 'zod';
import { type ResolvedTemplate, readProperties } from '../../resources.ts';
import { domainOf } from './address.ts';

export interface Identity {
  name: string;
  mailFromDomain: string | undefined;
  /** Used by calls that name none. */
  configurationSet: string | undefined;
  verified: boolean;
}

export interface Senders {
  /** The identity that speaks for an address: the address itself or the closest domain above it. */
  identityOf(address: string): Identity | undefined;
  find(name: string): Identity | undefined;
}

const identitySchema = z.object({
  EmailIdentity: z.string(),
  ConfigurationSetAttributes: z.object({ ConfigurationSetName: z.string().optional() }).default({}),
  MailFromAttributes: z.object({ MailFromDomain: z.string().optional() }).default({}),
});

/** The template's SES identities, all verified: a local domain has no DNS to wait for. */
export function createSenders(template: ResolvedTemplate): Senders {
  const identities = new Map(
    template.byType('AWS::SES::EmailIdentity').map((resource) => {
      const properties = readProperties(resource, identitySchema);
      const identity: Identity = {
        name: properties.EmailIdentity.toLowerCase(),
        mailFromDomain: properties.MailFromAttributes.MailFromDomain,
        configurationSet: properties.ConfigurationSetAttributes.ConfigurationSetName,
        verified: true,
      };
      return [identity.name, identity] as const;
    }),
  );
  return {
    find: (name) => identities.get(name.toLowerCase()),
    identityOf(address) {
      const own = identities.get(address);
      if (own) return own;
      for (let domain = domainOf(address); domain.includes('.'); ) {
        const identity = identities.get(domain);
        if (identity) return identity;
        domain = domain.slice(domain.indexOf('.') + 1);
      }
      return undefined;
    },
  };
}
