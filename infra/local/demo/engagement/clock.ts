/** The time of a simulation, which goes only forward when it is lived, and anywhere when something is prepared. */
export interface PlayedClock {
  readonly now: () => Date;
  moveTo(instant: Date): void;
}

export function playedClock(start: Date): PlayedClock {
  let present = start;
  return {
    now: () => present,
    moveTo(instant) {
      present = instant;
    },
  };
}
