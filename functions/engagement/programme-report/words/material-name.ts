import { materials, ownLinkMaterial } from '../../short-links/materials.ts';
import { shortLinkMessages } from '../../short-links/short-link-messages.ts';
import { say } from './report-messages.ts';

/** As sheets and staff call it. */
export const materialName = (material: string): string =>
  material === ownLinkMaterial
    ? say('materials.own')
    : shortLinkMessages('nl')(
        `material.${materials.find((known) => known === material) ?? 'other'}`,
      );
