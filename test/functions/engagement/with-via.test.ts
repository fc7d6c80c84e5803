import { describe, expect, it } from 'vitest';
import { calendarPath, eventPath } from '../../../functions/calendar/paths.ts';
import { withVia } from '../../../functions/engagement/with-via.ts';

const site = 'https://www.vanhier.example';
const event = { id: 'evt_01kb0000000000000000000000', nis: '13036' };

describe('what led to the page of an event', () => {
  it('is in its address, in full or from the root, whatever else is', () => {
    const path = eventPath(event, 'nl');
    expect(withVia(path, 'print', site)).toBe(`${path}?via=print`);
    const onDay = eventPath(event, 'fr', '20261203T080000');
    expect(withVia(`${site}${onDay}`, 'newsletter', site)).toBe(`${site}${onDay}&via=newsletter`);
    expect(withVia(`${path}?via=print`, 'newsletter', site)).toBe(`${path}?via=newsletter`);
  });

  it.each([
    ['another page of ours', calendarPath('nl', 'retie')],
    ['the form of an event', `${eventPath(event, 'nl')}/register`],
    ['another site', `https://shop.example${eventPath(event, 'nl')}?a=%20b`],
    ['another site without its scheme', `//shop.example${eventPath(event, 'nl')}`],
    ['no address', 'https://'],
  ])('is not put into %s', (_, address) => {
    expect(withVia(address, 'newsletter', site)).toBe(address);
  });
});
