/** Words of the agreement (convention): visas, sixteen articles, annexes, signatures. `**…**` is set in bold. */
export const agreementText = {
  title: 'Convention d’aide à la remise sur le marché d’un logement vacant',
  subtitle: '{scheme} – dossier {ref}',
  betweenTitle: 'Entre les soussignés',
  authority:
    '**{name}**, SIREN {siren}, dont le siège est {address}, représentée par {signatory}, {title}, agissant en vertu de l’{acting}, ci-après « la collectivité »,',
  owner: 'et **{name}**, {address}, ci-après « le bénéficiaire »,',
  ownerCompany: 'et **{name}**, SIREN {siren}, {address}, ci-après « le bénéficiaire »,',
  ownerCompanyBy:
    'et **{name}**, SIREN {siren}, {address}, représentée par {representative}, son représentant légal, ci-après « le bénéficiaire »,',
  associates:
    '{count, plural, one {dont l’associé unique, {names}, a donné son accord,} other {dont les associés, {names}, ont donné leur accord,}}',
  noAddress: 'dont l’adresse figure au dossier',
  visasTitle: 'Visas',
  visasIntro: 'Vu :',
  agreed: 'il est convenu ce qui suit.',
  required:
    'L’aide dépasse 23 000 € et bénéficie à une personne morale de droit privé : la présente convention est obligatoire (loi du 12 avril 2000, art. 10).',
  notRequired:
    'La collectivité conclut une convention pour chaque aide, même lorsque la loi ne l’impose pas.',
  article: 'Article {n} – {title}',
  a1: {
    title: 'Objet et logement',
    text: 'La présente convention fixe les conditions dans lesquelles la collectivité aide le bénéficiaire à rénover et à remettre sur le marché le logement vacant désigné ci-dessous.',
  },
  a2: {
    title: 'Déclarations du bénéficiaire',
    intro: 'Le bénéficiaire déclare et certifie que :',
    ownership:
      'il est propriétaire du logement ou agit au nom de tous les titulaires de droits (indivision, usufruit, nue-propriété), dont il garantit l’accord ;',
    vacancy:
      'le logement est vacant depuis le **{day}**, ce qu’établissent les pièces de l’annexe {annex4} ;',
    vacancyUnknown: 'le logement est vacant, ce qu’établissent les pièces de l’annexe {annex4} ;',
    notStarted: 'les travaux n’étaient pas commencés le {day}, jour du dépôt de la demande ;',
    notStartedPlain: 'les travaux n’étaient pas commencés au jour du dépôt de la demande ;',
    otherAid:
      'les autres aides demandées ou obtenues sont toutes inscrites au plan de financement (annexe {annex1}) ;',
    truth:
      'les renseignements et pièces fournis sont exacts. Toute fausse déclaration expose aux sanctions de l’article 441-6 du code pénal.',
  },
  a3: {
    title: 'Travaux et performance',
    intro:
      'Le bénéficiaire fait réaliser les travaux décrits à l’annexe {annex2}, dans le respect des règles suivantes :',
    target:
      'le logement passe de la classe **{before}** à la classe **{after}** au moins, selon l’audit résumé à l’annexe {annex3} ;',
    targetUnknown: 'la performance visée par l’audit résumé à l’annexe {annex3} est atteinte ;',
    resistance:
      'les performances minimales de l’annexe {annex2} (résistance thermique, coefficients, rendements) sont respectées et portées sur les factures ;',
    rge: 'les travaux d’économie d’énergie sont confiés à des entreprises reconnues garantes de l’environnement (RGE) à la date du devis ;',
    change:
      'tout changement de nature ou de performance des travaux est soumis à l’accord écrit préalable de la collectivité.',
  },
  a4: {
    title: 'Montant de l’aide',
    maximum:
      'La collectivité attribue une aide d’un montant **maximal de {amount}**, calculée sur une dépense éligible de {base} comme suit.',
    final:
      'Le montant définitif est **recalculé sur les factures acquittées**, avec le taux, les primes et les plafonds ci-dessus : il peut être inférieur au montant maximal, il ne le dépasse jamais, quel que soit le coût final.',
    budget: 'La dépense est imputée sur la ligne {line}, autorisation de programme « {label} » ({year}).',
    attachment:
      'Le calcul complet, avec ses données et l’empreinte du règlement, est joint au fichier de la présente convention (calcul.json).',
  },
  a5: {
    title: 'Versement',
    intro: 'L’aide est versée :',
    advance:
      'par une avance de {rate} du montant maximal au plus, sur demande, une fois la convention signée ;',
    instalments:
      '{instalments}, en proportion des factures éligibles, sans que l’ensemble dépasse {rate} du montant maximal ;',
    instalmentsCount: '{count, plural, one {par un acompte} other {par # acomptes au plus}}',
    balance: 'par un solde, sur factures acquittées et après visite de conformité.',
    request:
      'Le solde est demandé dans les {delay} qui suivent {event}, sur le service en ligne, avec les factures et un relevé d’identité bancaire au nom du bénéficiaire.',
    requestPlain:
      'Le solde est demandé sur le service en ligne, avec les factures et un relevé d’identité bancaire au nom du bénéficiaire.',
    twoPeople:
      'Le service fait est certifié par un instructeur et le paiement ordonné par une autre personne. Ce qui n’est pas dû est rendu à l’enveloppe.',
    recovery: 'Si les sommes versées dépassent le montant définitif, le trop-perçu est reversé.',
  },
  a6: {
    title: 'Calendrier, caducité, prolongation',
    text: 'Les délais figurent à l’annexe {annex6}. Un délai dépassé sans prolongation rend la convention caduque de plein droit, après une mise en demeure restée sans effet pendant un mois ; les sommes versées sont alors reversées.',
    extension:
      'Une prolongation se demande par écrit avant l’échéance, avec ses motifs ; elle est accordée par avenant, dans les limites de l’annexe {annex6}.',
  },
  a7: {
    title: 'Engagements',
    intro: 'En contrepartie de l’aide, le bénéficiaire s’engage à :',
    rent: 'lorsqu’il loue, remettre à la collectivité une copie du bail et respecter, s’il en a choisi un, le niveau de loyer et les plafonds de ressources du locataire ({level}) ;',
    insurance: 'assurer le logement pendant toute la durée des engagements ;',
    noTourist: 'ne pas en faire un meublé de tourisme ni une résidence secondaire.',
    none: 'remettre le logement sur le marché dans le délai de l’annexe {annex6}.',
  },
  a8: {
    title: 'Durée',
    text: 'La convention prend effet à la dernière signature et s’achève avec le dernier engagement. Chaque engagement court à partir de l’événement indiqué :',
    undertaking: 'Engagement',
    duration: 'Durée',
    from: 'À partir de',
  },
  a9: {
    title: 'Contrôle',
    visits:
      'La collectivité peut visiter le logement, après avoir prévenu le bénéficiaire, avant, pendant et après les travaux et jusqu’à la fin des engagements.',
    attestation:
      'Chaque année, le bénéficiaire atteste en ligne qu’il tient ses engagements et joint le justificatif demandé (bail, avis d’imposition, attestation d’assurance).',
    keeping:
      'Il conserve factures, attestations et baux pendant **dix ans** à compter du solde et les présente à toute demande.',
  },
  a10: {
    title: 'Vente, décès, transfert',
    text: 'Le bénéficiaire prévient la collectivité avant toute vente, donation ou apport du logement, et fait connaître la présente convention à l’acquéreur. Celui-ci peut reprendre les engagements par avenant ; à défaut, l’article {a11} s’applique. En cas de décès, les ayants droit font de même.',
  },
  a11: {
    title: 'Manquement et reversement',
    text: 'Un engagement rompu entraîne le reversement d’une part de l’aide versée, selon la formule et le tableau de l’annexe {annex7}.',
    procedure:
      'La collectivité signale le manquement par écrit et laisse au bénéficiaire un mois pour répondre ; elle prend ensuite une décision motivée, puis émet un titre exécutoire.',
    exemptions: 'Rien n’est dû dans les cas suivants, dûment justifiés : {list}.',
    fraud: 'En cas de fraude ou de fausse déclaration, la totalité des sommes versées est reversée.',
    none: 'Le règlement ne prévoit pas de reversement pour un engagement rompu ; la fraude entraîne le reversement de la totalité des sommes versées.',
  },
  a12: {
    title: 'Cumul, écrêtement, double financement',
    stacking:
      'Le total des aides publiques ne dépasse pas **{rate}** du coût {basis} ; au-delà, l’aide de la collectivité est réduite d’autant.',
    stackingPlain:
      'Le total des aides ne dépasse jamais le coût des travaux ; au-delà, l’aide de la collectivité est réduite d’autant.',
    other:
      'Le bénéficiaire déclare sans délai toute autre aide obtenue. Une même facture n’est jamais financée deux fois.',
  },
  a13: {
    title: 'Publicité',
    text: 'Pendant les travaux et dans toute communication, le bénéficiaire fait état de l’aide reçue par la mention : « {mention} ».',
  },
  a14: {
    title: 'Données personnelles',
    text: 'Les données nécessaires à la présente convention sont traitées comme l’explique l’annexe {annex8}.',
  },
  a15: {
    title: 'Avenant, résiliation',
    text: 'Toute modification fait l’objet d’un avenant qui nomme les articles changés. La convention peut être résiliée d’un commun accord, ou par la collectivité un mois après une mise en demeure restée sans effet ; les sommes indûment versées sont reversées.',
  },
  a16: {
    title: 'Litiges',
    amicable: 'Les parties cherchent d’abord une solution amiable, le cas échéant par la médiation.',
    court:
      'À défaut, le litige est porté devant le {court}, {address}, dans les **deux mois** qui suivent la décision contestée (code de justice administrative, art. R. 421-1), par courrier ou sur {link}.',
  },
  signaturesTitle: 'Signatures',
  signaturesText:
    'La convention est signée en ligne : le bénéficiaire avec un code à usage unique envoyé à sa boîte aux lettres électronique, puis le signataire de la collectivité. Le fichier est ensuite scellé par le serveur de la collectivité. **Ce scellement garantit l’origine et l’intégrité du fichier ; il n’est pas une signature électronique qualifiée** au sens du règlement (UE) n° 910/2014.',
  ownerBox: 'Le bénéficiaire',
  authorityBox: 'Pour la collectivité',
  toSignOwner: 'À signer en premier, en ligne',
  toSignAuthority: 'Signe en dernier',
  annex: 'Annexe {n}',
  annex1: {
    title: 'Plan de financement',
    caption: 'Qui paie quoi',
    source: 'Source',
    nature: 'Nature',
    natures: { grant: 'Subvention', loan: 'Prêt', own: 'Apport personnel' },
    cost: 'Coût des travaux TTC',
    note: 'Les aides d’autres financeurs sont estimées : chacun décide de la sienne.',
  },
  annex2: {
    title: 'Travaux et devis',
    worksCaption: 'Travaux retenus',
    measure: 'Travaux',
    quantity: 'Quantité',
    performance: 'Performance minimale',
    quotesCaption: 'Devis retenus',
    company: 'Entreprise',
    siret: 'SIRET',
    rge: 'RGE',
    number: 'Devis',
    date: 'Date',
    noQuote: 'Aucun devis n’est enregistré.',
  },
  annex3: {
    title: 'Synthèse de l’audit énergétique',
    figure: 'Étiquette énergie avant et après travaux',
    figureAlt: 'Classe {before} avant travaux, classe {after} après travaux.',
    before: 'Avant travaux',
    after: 'Après travaux',
    beforeLabel: 'avant travaux',
    afterLabel: 'après travaux',
    figureName: 'Indicateur',
    class: 'Classe énergie',
    primary: 'Énergie primaire (kWhEP/m².an)',
    gain: 'Gain d’énergie primaire',
    note: 'Calcul 3CL-DPE 2021 à partir des réponses et des visites ; il ne remplace pas un diagnostic de performance énergétique réglementaire.',
    unknown: 'L’audit n’indique pas de classe.',
  },
  annex4: {
    title: 'Justificatifs de vacance',
    piece: 'Pièce',
    received: 'Reçue le',
    since: 'Vacance déclarée depuis le {day}.',
    none: 'Aucune pièce de ce type n’est enregistrée au dossier.',
  },
  annex5: {
    title: 'Loyer',
    tenure: 'Devenir du logement',
    level: 'Niveau de loyer',
    text: 'Le loyer, hors charges, ne dépasse pas le plafond du niveau choisi en vigueur à la signature du bail dans la commune ; il est vérifié sur le bail remis à la collectivité.',
    free: 'Aucun plafond de loyer n’est attaché à l’aide.',
  },
  annex6: {
    title: 'Calendrier',
    step: 'Étape',
    delay: 'Délai',
    from: 'À compter de',
    extension: 'Prolongation possible',
    extensionText: '{count, plural, one {une fois} other {# fois}} {delay}',
    none: 'sans',
  },
  annex7: {
    title: 'Barème de reversement',
    formula: 'Somme à rendre = aide versée × part de l’année du manquement, arrondie au centime inférieur.',
    proRata: 'Chaque année entière tenue libère une part égale : 1/{years} de l’aide par an.',
    steps: 'La part dépend de la date du manquement, comptée à partir du début de l’engagement.',
    when: 'Engagement rompu',
    share: 'Part à rendre',
    example: 'Pour {amount} versés',
    year: 'au cours de la {n, selectordinal, one {#ʳᵉ} other {#ᵉ}} année',
    upTo: 'jusqu’à {years} inclus',
    after: 'après {years}',
    none: 'Le règlement ne prévoit pas de barème de reversement.',
  },
  annex8: {
    title: 'Vos données personnelles',
    controller: 'Responsable du traitement',
    officer: 'Délégué à la protection des données',
    kept: 'Les pièces sont conservées jusqu’à la fin des engagements, puis dix ans en archive intermédiaire.',
    cnil: 'Vous pouvez saisir la Commission nationale de l’informatique et des libertés (www.cnil.fr).',
  },
  proof: {
    label: 'Dossier de preuve',
    title: 'Preuve des signatures',
    shown: 'Fichier présenté (SHA-256)',
    party: 'Partie',
    name: 'Signataire',
    at: 'Date et heure (Paris)',
    method: 'Moyen',
    methods: {
      'one-time-code': 'code à usage unique envoyé à {mailbox}',
      'staff-session': 'session à deux facteurs de {name}, habilité à signer en ligne',
    },
    text: 'Chaque signataire a eu le fichier désigné ci-dessous sous les yeux au moment de signer. Le détail de la preuve est joint au présent fichier (preuve.json) et conservé avec le dossier.',
    signedOwner: 'Signé en ligne le {moment}\ncode à usage unique n° {code}',
    signedAuthority: 'Signé en ligne le {moment}\npar {name}, habilité à signer',
  },
} as const;
