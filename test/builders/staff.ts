import type { Grant, Principal } from '../../shared/http/principal.ts';

/** A principal with these grants; programme-wide admin when none are given. */
export const principal = (
  grants: readonly Grant[] = [{ role: 'admin', scope: 'programme' }],
  accountId = 'acc_01jd0000000000000000000000',
): Principal => ({
  accountId,
  name: 'An Peeters',
  email: 'an.peeters@demo.vanhier.example',
  grants,
});
