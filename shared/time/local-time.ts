/** The zone in which people of the programme choose times. */
export const localZone = 'Europe/Brussels';

/** A time as a person chose it, without offset: `2026-11-28T09:00`; seconds may follow. */
export type WallTime = string;

export const wallTimePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/;
