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
