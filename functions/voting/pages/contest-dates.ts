import { lastMinute } from '../../../shared/time/last-minute.ts';
import type { Contest } from '../contests/contest.ts';

/** The moments of a contest as messages take them; ends as people should read them. */
export const contestDates = ({ nominations, voting }: Pick<Contest, 'nominations' | 'voting'>) => ({
  nominationsOpen: new Date(nominations.opens.at),
  nominationsClose: lastMinute(new Date(nominations.closes.at)),
  opens: new Date(voting.opens.at),
  closes: lastMinute(new Date(voting.closes.at)),
});
