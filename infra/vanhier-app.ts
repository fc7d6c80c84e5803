import { App, type AppProps } from 'aws-cdk-lib';
import { DataStack } from './stacks/data-stack.ts';
import { MailStack } from './stacks/mail-stack.ts';
import { ServiceStack } from './stacks/service-stack.ts';
import { WebStack } from './stacks/web-stack.ts';
import type { Stage } from './stages.ts';

/** The stacks of one stage. The functions must have been built. */
export function createVanhierApp(settings: Stage, props: AppProps = {}): App {
  const app = new App({ analyticsReporting: false, ...props });
  const data = new DataStack(app, settings);
  const mail = new MailStack(app, settings);
  const service = new ServiceStack(app, { settings, data, mail });
  new WebStack(app, { settings, data, service });
  return app;
}
