import { readDomainSet } from '../../../shared/address/domain-set.ts';
import { lazily } from '../../../shared/lazily.ts';
import { disposableDomainList } from './disposable-domain-list.ts';

const isListed = lazily(() => readDomainSet(disposableDomainList));

/** Whether mailboxes of this domain, or of one above it, are made to be thrown away. One stranger in 30,000 is taken for one. */
export function isDisposable(domain: string): boolean {
  const labels = domain.split('.');
  return labels.slice(0, -1).some((_, index) => isListed()(labels.slice(index).join('.')));
}
