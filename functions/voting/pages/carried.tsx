/**
 * What forms carry from step to step, so that going back loses nothing: seed of the order, sealed choice, address as
 * typed, sealed request for a code. Nothing of it is kept on our side.
 */
export interface Carried {
  readonly o: string;
  readonly choice?: string | undefined;
  readonly address?: string | undefined;
  readonly request?: string | undefined;
}

export function CarriedFields({ carried }: { carried: Carried }) {
  const fields = Object.entries(carried).filter(([, value]) => value);
  return (
    <>
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** Of it what may stand in an address: the seed, and the choice, which nobody can read there. */
export const sealedQuery = ({ o, choice }: Pick<Carried, 'o' | 'choice'>): string =>
  new URLSearchParams({ o, ...(choice && { choice }) }).toString();
