import type { Construct } from 'constructs';
import { HouseStack } from '../constructs/house-stack.ts';
import { Site } from '../constructs/site.ts';
import type { Stage } from '../stages.ts';
import type { DataStack } from './data-stack.ts';
import type { ServiceStack } from './service-stack.ts';

export interface WebStackProps {
  settings: Stage;
  data: DataStack;
  service: ServiceStack;
}

/** The one public address: pages and API, images, published results, and the files that pages load. */
export class WebStack extends HouseStack {
  constructor(scope: Construct, { settings, data, service }: WebStackProps) {
    super(scope, 'Web', settings, 'Vanhier: public site');
    new Site(this, 'Site', {
      apiHost: service.site.host,
      originSecret: service.originSecret,
      images: data.images,
      publications: data.publications,
    });
  }
}
