import { messagesEsbuildPlugin } from '../../shared/i18n/compile-messages.ts';
import { environmentCredentialsPlugin } from './credentials-plugin.ts';
import { lazyHttpPlugin } from './lazy-http-plugin.ts';
import { leaveOutPlugin } from './leave-out-plugin.ts';
import { packedJsonPlugin } from './packed-json-plugin.ts';

/** What makes a bundle small and quick to load; every bundle that is measured is made with them. */
export const bundlePlugins = [
  environmentCredentialsPlugin,
  leaveOutPlugin,
  lazyHttpPlugin,
  messagesEsbuildPlugin,
  packedJsonPlugin,
];
