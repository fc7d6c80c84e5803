import { programme } from '../programme/programme.ts';

interface MunicipalityCardsProps {
  /** Where the page of a municipality stands, by its name in addresses. */
  readonly pathOf: (slug: string) => string;
}

/** All municipalities, by region. */
export const MunicipalityCards = ({ pathOf }: MunicipalityCardsProps) => (
  <>
    {programme.regions.map(({ name, municipalities }) => (
      <section>
        <h2>{name}</h2>
        <ul class="cards">
          {municipalities.map((municipality) => (
            <li>
              <a href={pathOf(municipality.slug)}>{municipality.name}</a>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </>
);
