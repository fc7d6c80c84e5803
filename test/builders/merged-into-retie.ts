type Programmes = typeof import('../../shared/programme/demo-programme.ts');

/** The demonstration's programme once municipalities of these codes have merged into Retie, for `vi.mock` to put in its place. */
export async function mergedIntoRetie(
  load: <Module>() => Promise<Module>,
  ...formerNis: readonly string[]
): Promise<Programmes> {
  const { demoProgramme, ...others } = await load<Programmes>();
  const regions = demoProgramme.regions.map((region) => ({
    ...region,
    municipalities: region.municipalities.map((municipality) =>
      municipality.slug === 'retie' ? { ...municipality, formerNis: [...formerNis] } : municipality,
    ),
  }));
  return { ...others, demoProgramme: { ...demoProgramme, regions } };
}
