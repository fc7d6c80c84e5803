import { type Columns, findColumns as columnsOf } from '../../../shared/importing/find-columns.ts';

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

/** Names of columns in Dutch, French and English, as `plainWord` writes them. */
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

/** Where each column stands; a list without addresses has no `address`. */
export const findColumns = (header: readonly string[]): Columns<Column> => columnsOf(names, header);
