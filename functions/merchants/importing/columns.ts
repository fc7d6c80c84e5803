import { type Columns, findColumns as columnsOf } from '../../../shared/importing/find-columns.ts';

const words = (text: string): readonly string[] => text.split(' ');

/** Names of columns in Dutch, French and English, as `plainWord` writes them. */
const names = {
  name: words(
    'naam zaak naamzaak naamvandezaak handelsnaam handelszaak winkel winkelnaam bedrijf bedrijfsnaam naambedrijf commerce nomcommerce nomducommerce enseigne magasin nom name shop shopname business businessname company merchant',
  ),
  trade: words(
    'branche sector soortzaak categorie activiteit beroep aanbod secteur activite metier trade category branch activity',
  ),
  kind: words('soort type aard genre kind'),
  street: words(
    'straat adres straatennummer straatnummer straathuisnummer rue adresse rueetnumero street address streetandnumber',
  ),
  number: words('nummer huisnummer huisnr nr numero number housenumber'),
  box: words('bus busnummer busnr boite box'),
  postcode: words('postcode postnummer postnr codepostal cp zip zipcode postalcode'),
  municipality: words('gemeente stad commune ville municipality'),
  town: words('plaats woonplaats deelgemeente localite town city village'),
  nis: words('nis niscode nisnummer ins codeins'),
  storyNl: words(
    'verhaal verhaalnl verhaalnederlands omschrijving omschrijvingnl beschrijving beschrijvingnl tekst tekstnl storynl descriptionnl histoirenl',
  ),
  storyFr: words('verhaalfr verhaalfrans histoire histoirefr description descriptionfr storyfr'),
  storyEn: words('verhaalen verhaalengels story storyen descriptionen histoireen'),
  website: words('website site websitelink webadres web url siteweb siteinternet homepage'),
  hours: words(
    'openingsuren openingstijden uren openingsurenweek heuresdouverture horaires horaire openinghours hours',
  ),
  monday: words('maandag ma lundi lun monday mon'),
  tuesday: words('dinsdag di mardi mar tuesday tue'),
  wednesday: words('woensdag wo woe mercredi mer wednesday wed'),
  thursday: words('donderdag do jeudi jeu thursday thu'),
  friday: words('vrijdag vr vrij vendredi ven friday fri'),
  saturday: words('zaterdag za zat samedi sam saturday sat'),
  sunday: words('zondag zo dimanche dim sunday sun'),
  enterpriseNumber: words(
    'ondernemingsnummer ondernemingsnr kbo kbonummer kbonr btw btwnummer btwnr numerodentreprise numeroentreprise bce numerobce tva numerotva vat vatnumber enterprisenumber',
  ),
  email: words(
    'email emailadres emailadresse emailaddress mail mailadres mailadresse epost courriel adressemail adresseemail adressecourriel adresseelectronique emailadress',
  ),
  contact: words(
    'contact contactpersoon naamcontact zaakvoerder uitbater personnedecontact gerant responsable contactname contactperson owner',
  ),
  phone: words(
    'telefoon telefoonnummer tel gsm gsmnummer telephone numerodetelephone phone mobile',
  ),
  language: words('taal taalcode langue language lang voorkeurtaal'),
  knowsYou: words('kentu kentje kentjou belofte1 knowsyou vousconnait promesse1 promise1'),
  givesService: words('service geeftservice servicegeven belofte2 givesservice promesse2 promise2'),
  helpsYou: words('helptu helptje helptjou hulp belofte3 helpsyou vousaide promesse3 promise3'),
} as const;

export type Column = keyof typeof names;

/** Where each column stands; a list of anything but merchants has no `name`. */
export const findColumns = (header: readonly string[]): Columns<Column> => columnsOf(names, header);

/** Columns of the days, Monday first. */
export const dayColumns = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly Column[];
