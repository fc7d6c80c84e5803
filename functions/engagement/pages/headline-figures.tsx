export interface HeadlineFigure {
  /** What it counts: `Mensen die klikten`. */
  readonly label: string;
  /** Already in words: `1.234`. */
  readonly value: string;
  /** What it means, in a sentence. */
  readonly meaning: string;
}

/** The few figures that matter, large, each with what it means. */
export const HeadlineFigures = ({ figures }: { figures: readonly HeadlineFigure[] }) => (
  <dl class="headline">
    {figures.map(({ label, value, meaning }) => (
      <div>
        <dt>{label}</dt>
        <dd class="value">{value}</dd>
        <dd>{meaning}</dd>
      </div>
    ))}
  </dl>
);
