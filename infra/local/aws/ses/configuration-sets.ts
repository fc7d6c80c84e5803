import * as z from 'zod';
import { type ResolvedTemplate, readProperties } from '../../resources.ts';
import type { EventKind } from './mail-events.ts';

export interface ConfigurationSets {
  /** Undefined when the template has no such set. */
  find(name: string): { sendingEnabled: boolean } | undefined;
  /** Whether a set hands events of this kind to EventBridge. */
  publishes(name: string | undefined, kind: EventKind): boolean;
}

const setSchema = z.object({
  SendingOptions: z.object({ SendingEnabled: z.coerce.boolean().optional() }).optional(),
});

const destinationSchema = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z.coerce.boolean().default(false),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.object({ EventBusArn: z.string() }).optional(),
  }),
});

/** The template's SES configuration sets and what they publish to the event bus. */
export function createConfigurationSets(template: ResolvedTemplate): ConfigurationSets {
  const sets = new Map(
    template.byType('AWS::SES::ConfigurationSet').map((resource) => {
      const { SendingOptions } = readProperties(resource, setSchema);
      return [resource.ref, { sendingEnabled: SendingOptions?.SendingEnabled ?? true }] as const;
    }),
  );
  const published = new Set(
    template.byType('AWS::SES::ConfigurationSetEventDestination').flatMap((resource) => {
      const { ConfigurationSetName, EventDestination } = readProperties(
        resource,
        destinationSchema,
      );
      if (!EventDestination.Enabled || !EventDestination.EventBridgeDestination) return [];
      return EventDestination.MatchingEventTypes.map(
        (type) => `${ConfigurationSetName} ${type.toLowerCase().replaceAll('_', '')}`,
      );
    }),
  );
  return {
    find: (name) => sets.get(name),
    publishes: (name, kind) => name !== undefined && published.has(`${name} ${kind}`),
  };
}
