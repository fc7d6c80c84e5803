/** Names of CSS that a calendar may have as its colour (RFC 7986, 5.9): strong enough to set white letters on. */
const names: readonly (readonly [name: string, colour: string])[] = [
  ['brown', '#a52a2a'],
  ['chocolate', '#d2691e'],
  ['crimson', '#dc143c'],
  ['darkblue', '#00008b'],
  ['darkcyan', '#008b8b'],
  ['darkgreen', '#006400'],
  ['darkmagenta', '#8b008b'],
  ['darkolivegreen', '#556b2f'],
  ['darkred', '#8b0000'],
  ['darkslateblue', '#483d8b'],
  ['darkslategray', '#2f4f4f'],
  ['dimgray', '#696969'],
  ['firebrick', '#b22222'],
  ['forestgreen', '#228b22'],
  ['indigo', '#4b0082'],
  ['maroon', '#800000'],
  ['mediumvioletred', '#c71585'],
  ['midnightblue', '#191970'],
  ['olive', '#808000'],
  ['purple', '#800080'],
  ['royalblue', '#4169e1'],
  ['saddlebrown', '#8b4513'],
  ['seagreen', '#2e8b57'],
  ['sienna', '#a0522d'],
  ['slateblue', '#6a5acd'],
  ['slategray', '#708090'],
  ['steelblue', '#4682b4'],
  ['teal', '#008080'],
];

/** The name nearest to a colour in six-digit hex. */
export function nearestColourName(colour: string): string {
  const [nearest = ['teal']] = names.toSorted(
    ([, one], [, other]) => distance(one, colour) - distance(other, colour),
  );
  return nearest[0];
}

function distance(one: string, other: string): number {
  const others = channels(other);
  return channels(one).reduce((sum, value, index) => sum + (value - (others[index] ?? 0)) ** 2, 0);
}

const channels = (colour: string): number[] =>
  [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
