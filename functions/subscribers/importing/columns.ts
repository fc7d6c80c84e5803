/** What a column of a list may hold. */
export type Column =
  | 'address'
  | 'name'
  | 'firstName'
  | 'lastName'
  | 'municipality'
  | 'postcode'
  | 'nis'
  | 'audience'
  | 'language'
  | 'consent';

/** Names of columns in Dutch, French and English, as {@link plainWord} writes them. */
const names: Record<Column, readonly string[]> = {
  address:
    'email emailadres emailadresse emailaddress mail mailadres mailadresse epost courriel adressemail adresseemail adressecourriel adresseelectronique emailadress'.split(
      ' ',
    ),
  name: 'naam nom name volledigenaam fullname nomcomplet contact contactpersoon'.split(' '),
  firstName: 'voornaam prenom firstname givenname roepnaam'.split(' '),
  lastName: 'achternaam familienaam nomdefamille lastname surname familyname'.split(' '),
  municipality:
    'gemeente stad woonplaats plaats commune ville localite municipality city town'.split(' '),
  postcode: 'postcode postnummer postnr codepostal cp zip zipcode postalcode'.split(' '),
  nis: 'nis niscode nisnummer ins codeins'.split(' '),
  audience:
    'doelgroep publiek groep soort type publiccible groupecible public audience group'.split(' '),
  language: 'taal taalcode langue language lang voorkeurtaal'.split(' '),
  consent:
    'toestemming optin akkoord consent consentement accord permission instemming inschrijving'.split(
      ' ',
    ),
};

/** A word without case, accents, blanks and signs: `E-mailadres` and `e mail adres` are the same. */
export const plainWord = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** Where each column stands; a list without addresses has no `address`. The first of a kind counts. */
export function findColumns(header: readonly string[]): Partial<Record<Column, number>> {
  const words = header.map(plainWord);
  const found: Partial<Record<Column, number>> = {};
  for (const [column, synonyms] of entriesOf(names)) {
    const index = words.findIndex((word) => synonyms.includes(word));
    if (index >= 0) found[column] = index;
  }
  return found;
}

const entriesOf = <Name extends string, Value>(
  record: Readonly<Record<Name, Value>>,
): [Name, Value][] => {
  const keys: Name[] = [];
  for (const key in record) keys.push(key);
  return keys.map((key) => [key, record[key]]);
};
