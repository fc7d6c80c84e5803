import {
  type Columns,
  findColumns as columnsOf,
} from '../../../../shared/importing/find-columns.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Names of columns in Dutch, French and English, as `plainWord` writes them. */
const names = {
  title: words(
    'titel title titre naam nom name evenement activiteit activite event intitule onderwerp sujet',
  ),
  date: words(
    'datum date dag jour day startdatum begindatum datedebut datededebut startdate begindate van du from',
  ),
  endDate: words('einddatum datefin datedefin enddate totdatum tot totenmet au until'),
  start:
    words(`start begin beginuur startuur aanvang uur uren heure heures debut heuredebut heurededebut starttime
    begintijd starttijd tijd tijdstip time vanuur`),
  end: words('einde eind end einduur fin heurefin heuredefin endtime eindtijd totuur'),
  place: words('plaats locatie lieu place location zaal salle venue endroit waar ou where'),
  street: words('adres straat adresse address street rue straatennummer streetaddress'),
  postcode: words('postcode postnummer postnr codepostal cp zip zipcode postalcode'),
  town: words('gemeente stad woonplaats commune ville localite town city municipality'),
  description: words(
    'omschrijving beschrijving description info informatie information uitleg tekst texte details',
  ),
  website: words('website site url link weblink web webadres siteweb siteinternet homepage'),
  organizer: words(
    'organisator organisatie inrichter organisateur organisation organizer organiser organization',
  ),
  topic: words(
    'categorie categorieen category categories thema theme topic onderwerpen soort type genre rubriek',
  ),
  rule: words('herhaling herhaal rrule recurrence recurrentie repetition repeat regel'),
  id: words('id uid code referentie reference identifiant identifier kenmerk'),
} as const;

export type Column = keyof typeof names;

export const findColumns = (header: readonly string[]): Columns<Column> => columnsOf(names, header);

/** Without titles and dates a list is not one of events. */
export function isHeader(fields: readonly string[]): boolean {
  const { title, date, start } = findColumns(fields);
  return title !== undefined && (date !== undefined || start !== undefined);
}
