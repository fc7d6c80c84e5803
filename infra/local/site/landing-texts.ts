/** What the landing page says. It is for who builds Vanhier, so Dutch and English are enough. */
export const landingTexts = {
  en: {
    ownName: 'English',
    title: 'Vanhier on this machine',
    lead: 'This is the whole programme, run from the same template that is deployed to AWS. Nothing leaves this machine: every mail ends in the mailbox below.',
    places: 'Places',
    site: { name: 'Site', about: 'What residents see: subscribe, confirm, change, unsubscribe.' },
    mailbox: { name: 'Mailbox', about: 'Every mail that was sent, as the reader gets it.' },
    docs: { name: 'API documentation', about: 'All staff endpoints, to try out after signing in.' },
    way: 'Follow one mail',
    steps: [
      'Choose your municipality on the site and subscribe with any address.',
      'Open the mailbox and confirm with the button in the mail.',
      'Sign in on the API documentation as an editor and write a newsletter; approve it as an approver and schedule it.',
      'Find it in the mailbox, with its unsubscribe link.',
    ],
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
      name: 'Site',
      about: 'Wat inwoners zien: inschrijven, bevestigen, wijzigen, uitschrijven.',
    },
    mailbox: { name: 'Mailbox', about: 'Elke verstuurde mail, zoals de lezer hem krijgt.' },
    docs: {
      name: 'API-documentatie',
      about: 'Alle adressen voor medewerkers, uit te proberen na aanmelden.',
    },
    way: 'Volg één mail',
    steps: [
      'Kies op de site je gemeente en schrijf je in met eender welk adres.',
      'Open de mailbox en bevestig met de knop in de mail.',
      'Meld je in de API-documentatie aan als redacteur (editor) en schrijf een nieuwsbrief; keur hem goed als goedkeurder (approver) en plan hem in.',
      'Je vindt hem in de mailbox, met zijn uitschrijflink.',
    ],
    staff: 'Wie kan aanmelden',
    signIn:
      'Kies in de API-documentatie “Authorize” (het veld client_secret blijft leeg) en meld je aan met een van deze accounts.',
    account: 'Gebruikersnaam',
    rights: 'Mag handelen als',
    password: 'Wachtwoord',
    aws: 'De opdrachtregel en SDK’s van AWS bereiken wachtrijen, tabellen, buckets en mail met:',
  },
} as const;
