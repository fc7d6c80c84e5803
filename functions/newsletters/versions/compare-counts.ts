/** What was counted, and of how many it could have come: clicks, of mails delivered. */
export interface Counted {
  readonly count: number;
  readonly of: number;
}

/**
 * The chance, from 0 to 1, that two counts differ by as much as these or more, in either direction, though what is counted comes as
 * often in the one as in the other. Given their sum, the first is then binomial with its part of the whole (Przyborowski and Wilenski,
 * Biometrika 31, 1940): exact also where there is little, and for what may come more than once from one person. 1 where there is nothing.
 */
export function chanceOfDifference(one: Counted, other: Counted): number {
  const total = one.count + other.count;
  const share = one.of / (one.of + other.of);
  if (total === 0 || !(share > 0 && share < 1)) return 1;
  const isFew = one.count <= total * share;
  const tail = isFew
    ? lowerTail(one.count, total, share)
    : lowerTail(other.count, total, 1 - share);
  return Math.min(1, 2 * tail);
}

/** The chance of `count` or fewer of `total`, each by itself with this share; `count` at most what is to be expected. */
function lowerTail(count: number, total: number, share: number): number {
  const odds = (1 - share) / share;
  let term = Math.exp(
    logFactorial(total) -
      logFactorial(count) -
      logFactorial(total - count) +
      count * Math.log(share) +
      (total - count) * Math.log1p(-share),
  );
  let sum = 0;
  for (let fewer = count; fewer >= 0 && term > sum * Number.EPSILON; fewer -= 1) {
    sum += term;
    term *= (fewer / (total - fewer + 1)) * odds;
  }
  return sum;
}

/** Stirling's series is exact to the last digits from here on. */
const seriesFrom = 16;

function logFactorial(number: number): number {
  if (number < seriesFrom) {
    let product = 1;
    for (let factor = 2; factor <= number; factor += 1) product *= factor;
    return Math.log(product);
  }
  const inverse = 1 / number;
  return (
    (number + 0.5) * Math.log(number) -
    number +
    0.5 * Math.log(2 * Math.PI) +
    inverse / 12 -
    inverse ** 3 / 360 +
    inverse ** 5 / 1260
  );
}
