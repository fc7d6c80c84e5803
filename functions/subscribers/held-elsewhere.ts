/** What another context holds of an address; entry files bring it, since that context knows the subscribers already. */
export interface HeldElsewhere {
  /** What it is called in the export. */
  readonly name: string;
  /** Everything that is held, as its owner may see it. */
  read(address: string): Promise<readonly unknown[]>;
  /** Forgets it. Bears repetition. */
  erase(address: string): Promise<void>;
}
