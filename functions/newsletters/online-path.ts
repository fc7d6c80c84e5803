/** Where everybody can read a variant, once its issue is on its way. */
export const onlinePath = (issueId: string, variantId: string): string =>
  `/issues/${issueId}/${variantId}`;
