/** What the landing page says. It is for who builds Vanhier, so Dutch and English are enough. */
export const landingTexts = {
  en: {
    ownName: 'English',
    title: 'Vanhier on this machine',
    lead: 'This is the whole programme, run from the same template that is deployed to AWS. Nothing leaves this machine: every mail ends in the mailbox below.',
    places: 'Places',
    site: {
      name: 'Newsletters',
      about: 'What residents see: subscribe, confirm, change, unsubscribe.',
    },
    vote: {
      name: 'The vote',
      about: 'An open vote in each municipality; in Retie also the result of an earlier one.',
    },
    merchants: { name: 'Shops', about: 'The directory, and the form by which shops register.' },
    calendar: {
      name: 'Calendar',
      about: 'What takes place in six towns: to read, to follow, to register for.',
    },
    mailbox: { name: 'Mailbox', about: 'Every mail that was sent, as the reader gets it.' },
    docs: { name: 'API documentation', about: 'All staff endpoints, to try out after signing in.' },
    mail: {
      way: 'Follow one mail',
      steps: [
        'Choose your municipality on the site and subscribe with any address.',
        'Open the mailbox and confirm with the button in the mail.',
        'Sign in on the API documentation as an editor and write a newsletter; approve it as an approver and schedule it.',
        'Find it in the mailbox, with its unsubscribe link.',
      ],
    },
    ballot: {
      way: 'Follow one vote',
      steps: [
        'Choose a shopkeeper and give any address.',
        'Open the mailbox and type the code of the mail, or follow its link.',
        'Close the contest as an approver on the API documentation, and publish it.',
        'Download the ballots from the page of the result and count again: npm run recount -- FILE',
      ],
    },
    event: {
      way: 'Follow one event',
      steps: [
        'Open the calendar of Retie and find the torchlight walk: it comes from the website’s calendar below, and begins at another time every five minutes.',
        'List the sources on the API documentation and have that one read again (POST …/sources/{id}/sync): page and feed have moved with it.',
        'Register for an evening that takes registrations, and confirm in the mailbox; the mail brings an invitation for your own calendar.',
        'See what newsletter goes out when, and why (GET /staff/calendar/moments). One of them is in the mailbox three minutes after the first start.',
      ],
    },
    feeds: {
      title: 'What the calendar reads and gives',
      website: 'Read: the calendar of a website',
      uitdatabank: 'Read: an answer of the stand-in of UiTdatabank',
      feed: 'Given: the calendar of Retie to subscribe to',
      json: 'Given: the same for programs',
    },
    staff: 'Who can sign in',
    signIn:
      'On the API documentation choose “Authorize” (the client secret stays empty), then sign in with one of these.',
    account: 'User name',
    rights: 'May act as',
    password: 'Password',
    aws: 'The AWS command line and SDKs reach queues, tables, buckets and mail with:',
  },
  nl: {
    ownName: 'Nederlands',
    title: 'Vanhier op deze machine',
    lead: 'Dit is het hele programma, gestart vanuit hetzelfde sjabloon dat naar AWS gaat. Niets verlaat deze machine: elke mail belandt in de mailbox hieronder.',
    places: 'Plaatsen',
    site: {
      name: 'Nieuwsbrieven',
      about: 'Wat inwoners zien: inschrijven, bevestigen, wijzigen, uitschrijven.',
    },
    vote: {
      name: 'De stemming',
      about: 'Een open stemming in elke gemeente; in Retie ook de uitslag van een vorige.',
    },
    merchants: { name: 'Winkels', about: 'De gids, en het formulier waarmee winkels zich melden.' },
    calendar: {
      name: 'Agenda',
      about: 'Wat er te doen is in zes gemeenten: om te lezen, te volgen en voor in te schrijven.',
    },
    mailbox: { name: 'Mailbox', about: 'Elke verstuurde mail, zoals de lezer hem krijgt.' },
    docs: {
      name: 'API-documentatie',
      about: 'Alle adressen voor medewerkers, uit te proberen na aanmelden.',
    },
    mail: {
      way: 'Volg één mail',
      steps: [
        'Kies op de site je gemeente en schrijf je in met eender welk adres.',
        'Open de mailbox en bevestig met de knop in de mail.',
        'Meld je in de API-documentatie aan als redacteur (editor) en schrijf een nieuwsbrief; keur hem goed als goedkeurder (approver) en plan hem in.',
        'Je vindt hem in de mailbox, met zijn uitschrijflink.',
      ],
    },
    ballot: {
      way: 'Volg één stem',
      steps: [
        'Kies een winkelier en geef eender welk adres.',
        'Open de mailbox en typ de code uit de mail, of volg de link.',
        'Sluit de stemming in de API-documentatie als goedkeurder (approver) en maak de uitslag bekend.',
        'Download de stembriefjes van de pagina met de uitslag en tel na: npm run recount -- FILE',
      ],
    },
    event: {
      way: 'Volg één evenement',
      steps: [
        'Open de agenda van Retie en zoek de fakkeltocht: die komt uit de agenda van de website hieronder, en begint om de vijf minuten op een ander uur.',
        'Vraag in de API-documentatie de bronnen op en laat die ene opnieuw lezen (POST …/sources/{id}/sync): pagina en feed zijn mee verschoven.',
        'Schrijf je in voor een avond met inschrijving en bevestig in de mailbox; de mail brengt een uitnodiging voor je eigen agenda.',
        'Bekijk welke nieuwsbrief wanneer vertrekt, en waarom (GET /staff/calendar/moments). Eén ervan zit drie minuten na de eerste start in de mailbox.',
      ],
    },
    feeds: {
      title: 'Wat de agenda leest en geeft',
      website: 'Leest: de agenda van een website',
      uitdatabank: 'Leest: een antwoord van de vervanger van UiTdatabank',
      feed: 'Geeft: de agenda van Retie om op te abonneren',
      json: 'Geeft: hetzelfde voor programma’s',
    },
    staff: 'Wie kan aanmelden',
    signIn:
      'Kies in de API-documentatie “Authorize” (het veld client_secret blijft leeg) en meld je aan met een van deze accounts.',
    account: 'Gebruikersnaam',
    rights: 'Mag handelen als',
    password: 'Wachtwoord',
    aws: 'De opdrachtregel en SDK’s van AWS bereiken wachtrijen, tabellen, buckets en mail met:',
  },
} as const;
