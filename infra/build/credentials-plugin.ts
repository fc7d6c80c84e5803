import type { Plugin } from 'esbuild';
import { root } from './paths.ts';

/** Every AWS client takes its credentials from the environment alone. */
export const environmentCredentialsPlugin: Plugin = {
  name: 'environment-credentials',
  setup(build) {
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, () => ({
      path: `${root}/infra/build/environment-credentials.ts`,
    }));
  },
};
