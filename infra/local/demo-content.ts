import type { SeedInput } from './seed.ts';

/** Makes one part of the demonstration, once, on the first start with this data. */
type Seeder = (input: SeedInput) => Promise<void>;

/** In the order in which they run. */
const seeders: readonly Seeder[] = [];

export async function seedDemoContent(input: SeedInput): Promise<void> {
  for (const seeder of seeders) await seeder(input);
}
