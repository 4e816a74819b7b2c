/** Texts of the energy audit. Questions are written for someone who has never heard of a thermal bridge. */
export const audits = {
  estimate: 'Estimation 3CL',
  estimateNotice:
    'Estimation calculée par la méthode officielle 3CL-DPE 2021 à partir de vos réponses. Ce n’est pas un diagnostic de performance énergétique (DPE) : seul un diagnostiqueur certifié peut en établir un.',
  comparedWith:
    'Comparé au même logement loué sans travaux et habité toute l’année. Un logement vacant ne consomme presque rien : ses propres factures ne diraient rien.',
  unknown: 'Je ne sais pas',
  unknownEffect:
    'Ce n’est pas un problème : la valeur prudente de la méthode s’applique, et le résultat devient une fourchette.',
  groups: {
    dwelling: 'Le logement',
    walls: 'Les murs',
    roof: 'Le toit',
    floor: 'Le sol',
    openings: 'Fenêtres et porte',
    heating: 'Le chauffage',
    hotWater: 'L’eau chaude',
    ventilation: 'Aération, climatisation, solaire',
  },
  units: { m: 'm', m2: 'm²', cm: 'cm', litre: 'litres', m2KPerW: 'm²·K/W', wPerM2K: 'W/m²·K' },
  questions: {
    commune: {
      label: 'Dans quelle commune se trouve le logement ?',
      hint: 'Le climat de la commune entre dans le calcul.',
    },
    altitude: {
      label: 'À quelle altitude se trouve-t-il ?',
      hint: 'Au bord de la mer et en plaine, c’est moins de 400 m.',
    },
    kind: {
      label: 'Est-ce une maison ou un appartement ?',
      hint: 'Une maison divisée en plusieurs logements compte comme des appartements.',
    },
    adjacency: {
      label: 'La maison touche-t-elle ses voisines ?',
      hint: 'C’est la réponse qui change le plus le résultat : un mur partagé avec une maison chauffée ne perd pas de chaleur. Un garage ou un hangar accolé ne compte pas comme une voisine.',
    },
    storey: {
      label: 'À quel étage se trouve l’appartement ?',
      hint: 'Ce qui compte est ce qu’il y a au-dessus et au-dessous : un autre logement, le toit ou le sol.',
    },
    exposedSides: {
      label: 'Combien de côtés de l’appartement donnent sur l’extérieur ?',
      hint: 'Comptez les côtés qui ont un mur vers la rue, la cour ou le jardin, avec ou sans fenêtre ; sous un toit en pente, aussi ceux derrière lesquels il n’y a que des combles.',
    },
    landing: {
      label: 'Sur quoi donne la porte d’entrée de l’appartement ?',
      hint: 'Un mur vers un escalier ou un couloir sans chauffage perd de la chaleur, moins que vers la rue.',
    },
    landingWall: {
      label: 'Quelle longueur de mur donne sur des parties communes sans chauffage ?',
      hint: 'En mètres, porte comprise : l’escalier, le couloir, le hall, une cave ou un local à vélos. Un grand pas fait à peu près un mètre.',
    },
    yearBuilt: {
      label: 'En quelle année le logement a-t-il été construit ?',
      hint: 'L’année est souvent écrite dans l’acte de vente ou sur l’avis de taxe foncière. À quelques années près, cela suffit.',
    },
    period: {
      label: 'De quelle époque date-t-il, à votre avis ?',
      hint: 'Les maisons en brique des rues anciennes datent presque toujours d’avant 1948. Les toits-terrasses et les murs en parpaing sont plus récents.',
    },
    livingArea: {
      label: 'Quelle est sa surface habitable ?',
      hint: 'Sans la cave, le garage, le grenier non aménagé ni ce qui fait moins de 1,80 m de haut. Elle figure dans l’acte de vente ou un ancien bail.',
    },
    levels: {
      label: 'Sur combien de niveaux habités ?',
      hint: 'Un rez-de-chaussée et un étage font 2. Un grenier aménagé en chambre compte, une cave ne compte pas.',
    },
    ceilingHeight: {
      label: 'Quelle est la hauteur sous plafond ?',
      hint: 'En moyenne, du sol au plafond. Une construction courante est à 2,50 m, une maison ancienne souvent à 2,70 m ou plus.',
    },
    shape: {
      label: 'Vue du dessus, quelle forme a la maison ?',
      hint: 'Comptez les ailes et les extensions habitées. Une cuisine ou une salle de bains bâtie à l’arrière fait un L.',
    },
    facadeWidth: {
      label: 'Quelle est la largeur de la façade ?',
      hint: 'Celle qui donne sur la rue, d’un mur à l’autre, en mètres. Un grand pas fait à peu près un mètre.',
    },
    frontOrientation: {
      label: 'De quel côté regarde la façade ?',
      hint: 'Au sud, elle a le soleil à midi ; à l’est, le matin ; à l’ouest, le soir ; au nord, presque jamais.',
    },
    wallMaterial: {
      label: 'En quoi sont faits les murs extérieurs ?',
      hint: 'Regardez au grenier, dans la cave ou le garage : le mur y est souvent nu.',
    },
    wallThickness: {
      label: 'Quelle est l’épaisseur des murs extérieurs ?',
      hint: 'Mesurez dans l’ouverture d’une porte ou d’une fenêtre, sans l’isolant s’il y en a.',
    },
    wallInsulation: {
      label: 'Les murs sont-ils isolés ?',
      hint: 'Toquez sur le mur intérieur : un son creux annonce souvent une cloison avec un isolant derrière. À l’extérieur, un enduit récent et épais autour des fenêtres. Si une partie seulement des murs l’est, répondez « Oui » : la part vous est demandée ensuite.',
    },
    wallInsulationShare: {
      label: 'Tous les murs sont-ils isolés ?',
      hint: 'Les murs qui donnent dehors. Souvent, seuls une façade ou le bâtiment ajouté à l’arrière le sont.',
    },
    wallInsulationThickness: {
      label: 'Quelle est l’épaisseur de l’isolant des murs ?',
      hint: 'L’isolant seul, sans la plaque de plâtre. La facture des travaux l’indique.',
    },
    wallInsulationYear: {
      label: 'En quelle année les murs ont-ils été isolés ?',
      hint: 'À peu près : un isolant de 2015 vaut deux à trois fois celui de 1980. S’il date de la construction, donnez l’année de la maison.',
    },
    wallInsulationR: {
      label: 'Résistance thermique de l’isolant des murs (R)',
      hint: 'Lue sur l’étiquette, la facture ou la fiche ACERMI.',
    },
    restOfWalls: {
      label: 'Isolation des autres murs',
      hint: 'Ceux qui n’étaient pas isolés avec les premiers, s’ils l’ont été depuis.',
    },
    restOfWallsR: {
      label: 'Résistance thermique de l’isolant des autres murs (R)',
      hint: 'Lue sur l’étiquette, la facture ou la fiche ACERMI.',
    },
    roofType: {
      label: 'Qu’y a-t-il au-dessus du dernier étage habité ?',
      hint: 'Si l’on dort sous la pente du toit, les combles sont aménagés.',
    },
    roofInsulation: {
      label: 'Le toit ou le plancher du grenier est-il isolé ?',
      hint: 'Au grenier, cherchez de la laine, des panneaux ou des flocons posés sur le plancher ou entre les chevrons.',
    },
    roofInsulationThickness: {
      label: 'Quelle est l’épaisseur de cet isolant ?',
      hint: 'Une laine posée dans les années 1980 fait souvent 8 à 10 cm et s’est tassée ; depuis 2010, plutôt 25 à 30 cm.',
    },
    roofInsulationYear: {
      label: 'En quelle année le toit a-t-il été isolé ?',
      hint: 'À peu près : l’année des travaux, ou celle de la construction si l’isolant n’a pas été refait.',
    },
    roofInsulationR: {
      label: 'Résistance thermique de l’isolant du toit (R)',
      hint: 'Lue sur l’étiquette, la facture ou la fiche ACERMI.',
    },
    floorType: {
      label: 'Qu’y a-t-il sous le premier niveau habité ?',
      hint: 'S’il y a plusieurs choses, la plus étendue. Un vide sanitaire est un espace bas, où l’on ne tient pas debout, avec de petites grilles au pied des murs.',
    },
    floorStructure: {
      label: 'En quoi est fait ce plancher ?',
      hint: 'Regardez-le d’en bas si vous avez une cave : des poutres en bois, une dalle de béton ou de petites voûtes de brique.',
    },
    floorInsulation: {
      label: 'Ce plancher est-il isolé ?',
      hint: 'Des panneaux collés au plafond de la cave ou du vide sanitaire, ou posés sous la chape.',
    },
    floorInsulationThickness: {
      label: 'Quelle est l’épaisseur de cet isolant ?',
      hint: 'L’isolant seul, sans la chape ni le carrelage.',
    },
    floorInsulationYear: {
      label: 'En quelle année le plancher a-t-il été isolé ?',
      hint: 'À peu près : l’année des travaux, ou celle de la construction si l’isolant n’a pas été refait.',
    },
    floorInsulationR: {
      label: 'Résistance thermique de l’isolant du plancher (R)',
      hint: 'Lue sur l’étiquette, la facture ou la fiche ACERMI.',
    },
    glazing: {
      label: 'Quel vitrage ont la plupart des fenêtres ?',
      hint: 'Approchez une flamme ou le point lumineux d’un téléphone : une vitre donne deux reflets, un double vitrage quatre. L’année est souvent gravée entre les deux vitres.',
    },
    windowFrame: {
      label: 'En quoi sont les cadres des fenêtres ?',
      hint: 'L’aluminium d’avant 1990 est presque toujours froid au toucher l’hiver : il n’a pas de coupure isolante.',
    },
    windowSeals: {
      label: 'Les fenêtres ont-elles des joints ?',
      hint: 'Une bande souple de caoutchouc ou de mousse tout autour, là où la fenêtre se ferme.',
    },
    shutters: {
      label: 'Y a-t-il des volets ?',
      hint: 'Ceux de la plupart des fenêtres.',
    },
    windowArea: {
      label: 'Quelle surface font les fenêtres en tout ?',
      hint: 'Une fenêtre courante fait environ 1,5 m², une porte-fenêtre 3 m². Sans réponse, on retient un sixième de la surface habitable.',
    },
    windowUw: { label: 'Coefficient Uw des fenêtres', hint: 'Lu sur la facture ou la fiche du fabricant.' },
    windowSw: {
      label: 'Facteur solaire Sw des fenêtres',
      hint: 'Lu sur la facture ou la fiche du fabricant.',
    },
    windowPose: { label: 'Pose des fenêtres dans l’épaisseur du mur', hint: 'Repérée sur place, à l’appui.' },
    door: {
      label: 'Quelle est la porte d’entrée ?',
      hint: 'Une porte isolée est épaisse, lourde, et porte souvent une plaque ou une facture de moins de vingt ans.',
    },
    heating: {
      label: 'Qu’est-ce qui chauffe le logement ?',
      hint: 'Le chauffage principal, même s’il est arrêté ou en panne depuis longtemps. S’il a été enlevé, choisissez « Aucun chauffage ».',
    },
    boilerKind: {
      label: 'De quel genre est la chaudière ?',
      hint: 'Une chaudière à condensation a un petit tuyau qui rejette de l’eau, et le mot « condensation » sur sa plaque ou son contrat d’entretien.',
    },
    heatingYear: {
      label: 'De quelle année date cet appareil ?',
      hint: 'L’année est sur la plaque de l’appareil, la facture ou le carnet d’entretien.',
    },
    reliefBoiler: {
      label: 'Y a-t-il une chaudière pour aider la pompe à chaleur ?',
      hint: 'Souvent l’ancienne, gardée pour les jours les plus froids. Si elle ne sert plus du tout, répondez « Non ».',
    },
    reliefBoilerYear: {
      label: 'De quelle année date cette chaudière ?',
      hint: 'L’année est sur sa plaque ou dans son carnet d’entretien. Une date approchée suffit.',
    },
    emitters: {
      label: 'Par quoi la chaleur arrive-t-elle dans les pièces ?',
      hint: 'Un robinet thermostatique est une grosse molette graduée, de 1 à 5, sur le côté du radiateur.',
    },
    heatingPipes: {
      label: 'Tuyaux du chauffage hors du volume chauffé',
      hint: 'Dans la cave, le garage, le vide sanitaire ou le grenier : avec ou sans manchon isolant.',
    },
    thermostat: {
      label: 'Comment règle-t-on la température ?',
      hint: 'Un thermostat d’ambiance est un boîtier au mur, souvent dans le séjour.',
    },
    backupHeating: {
      label: 'Y a-t-il aussi un poêle ou un insert à bois ?',
      hint: 'En plus du chauffage principal. Une cheminée ouverte ne compte pas.',
    },
    backupHeatingYear: {
      label: 'De quelle année date le poêle ou l’insert ?',
      hint: 'L’année est sur sa plaque ou sur sa facture. Une date approchée suffit.',
    },
    otherRooms: {
      label: 'Des pièces sont-elles chauffées autrement ?',
      hint: 'Celles où le chauffage principal n’arrive pas : étage, combles, extension, salle de bains.',
    },
    otherRoomsYear: {
      label: 'De quelle année date cet autre appareil ?',
      hint: 'L’année est sur sa plaque ou sur sa facture. Une date approchée suffit.',
    },
    otherRoomsShare: {
      label: 'Quelle part du logement cet autre appareil chauffe-t-il ?',
      hint: 'Comptez en surface de pièces.',
    },
    hotWater: {
      label: 'Qu’est-ce qui fait l’eau chaude ?',
      hint: 'Même si l’installation est coupée. Si elle a été enlevée, choisissez « Aucune eau chaude ».',
    },
    waterHeaterYear: {
      label: 'De quelle année date le chauffe-eau ?',
      hint: 'L’année est sur sa plaque.',
    },
    tankVolume: {
      label: 'Quel est le volume du ballon ?',
      hint: 'Il est écrit sur la plaque. Répondez 0 s’il n’y a pas de ballon : l’eau est alors chauffée au moment où on l’utilise.',
    },
    hotWaterPlace: {
      label: 'Où se trouve l’appareil qui fait l’eau chaude ?',
      hint: 'Plus l’eau voyage, plus elle refroidit.',
    },
    ventilation: {
      label: 'Comment le logement est-il aéré ?',
      hint: 'Une VMC fait un léger bruit et aspire par des bouches dans la cuisine, la salle de bains et les toilettes : une feuille de papier y reste collée. Une VMC hygroréglable a des bouches à volet qui s’ouvrent avec l’humidité.',
    },
    ventilationPeriod: {
      label: 'De quand date cette ventilation ?',
      hint: 'Sans facture, pensez à la date de la dernière rénovation.',
    },
    otherSystems: {
      label: 'Y a-t-il une climatisation ou des panneaux solaires ?',
      hint: 'Les climatiseurs mobiles ne comptent pas.',
    },
    coolingYear: {
      label: 'De quelle année date la climatisation ?',
      hint: 'L’année est sur la plaque de l’appareil extérieur. Une date approchée suffit.',
    },
    cooledArea: {
      label: 'Quelle surface est climatisée ?',
      hint: 'Additionnez les pièces où se trouve un appareil.',
    },
    solarUse: {
      label: 'Que produisent les panneaux solaires ?',
      hint: 'Des panneaux reliés à un ballon font de l’eau chaude ; reliés au compteur, de l’électricité.',
    },
    solarWaterYear: {
      label: 'De quelle année datent les panneaux pour l’eau chaude ?',
      hint: 'L’année de la facture ou de la pose. Une date approchée suffit.',
    },
    photovoltaicArea: {
      label: 'Quelle est la surface des panneaux photovoltaïques ?',
      hint: 'Un panneau fait environ 1,7 m² : comptez-les, et multipliez.',
    },
    photovoltaicOrientation: {
      label: 'Vers où sont tournés les panneaux photovoltaïques ?',
      hint: 'La direction du pan de toit qui les porte.',
    },
  },
  choices: {
    altitude: {
      'below-400': 'Moins de 400 m',
      'from-400-to-800': 'De 400 à 800 m',
      'above-800': 'Plus de 800 m',
    },
    kind: { house: 'Une maison', flat: 'Un appartement' },
    adjacency: {
      'mid-terrace': 'Des deux côtés : elle est prise entre deux voisines',
      'end-terrace': 'D’un seul côté',
      detached: 'D’aucun côté : elle est isolée',
    },
    storey: {
      ground: 'Au rez-de-chaussée, avec un logement au-dessus',
      middle: 'Entre deux logements',
      top: 'Au dernier étage, sous le toit',
      'ground-and-top': 'Au rez-de-chaussée et sous le toit',
    },
    exposedSides: { one: 'Un seul', two: 'Deux', three: 'Trois', four: 'Les quatre' },
    landing: {
      open: 'Un escalier, un hall ou un couloir sans chauffage, avec une porte sur la rue ou la cour',
      closed:
        'Un palier ou un couloir sans chauffage, avec une fenêtre ou un mur extérieur mais sans porte sur dehors',
      sheltered: 'Un couloir chauffé, ou entouré de logements de tous les côtés',
      outside: 'Directement dehors : rue, cour, jardin ou coursive',
    },
    period: {
      'before-1948': 'Avant 1948',
      '1948-1974': 'De 1948 à 1974',
      '1975-1977': 'De 1975 à 1977',
      '1978-1982': 'De 1978 à 1982',
      '1983-1988': 'De 1983 à 1988',
      '1989-2000': 'De 1989 à 2000',
      '2001-2005': 'De 2001 à 2005',
      '2006-2012': 'De 2006 à 2012',
      '2013-2021': 'De 2013 à 2021',
      'after-2021': 'Après 2021',
    },
    frontOrientation: { south: 'Sud', north: 'Nord', east: 'Est', west: 'Ouest' },
    shape: {
      compact: 'Un carré ou un rectangle',
      elongated: 'Un L, ou un long rectangle',
      spread: 'Un U, un T ou plusieurs ailes',
    },
    wallMaterial: {
      'solid-brick': 'Briques pleines',
      'hollow-brick': 'Briques creuses',
      'cavity-brick': 'Deux murs de brique séparés par un vide d’air',
      'solid-block': 'Parpaings pleins',
      'hollow-block': 'Parpaings creux',
      concrete: 'Béton',
      'slag-concrete': 'Béton de mâchefer (gris sombre, plein de scories)',
      stone: 'Pierre ou moellons',
      'rubble-stone': 'Deux parements de pierre remplis de tout-venant',
      earth: 'Terre crue, pisé',
      'half-timbered': 'Pans de bois et torchis',
      'wood-frame': 'Ossature en bois',
      'aerated-concrete': 'Béton cellulaire (blocs blancs et légers)',
    },
    wallInsulation: {
      none: 'Non',
      lined: 'Non, mais une contre-cloison les double à l’intérieur',
      inside: 'Oui, par l’intérieur',
      outside: 'Oui, par l’extérieur',
      both: 'Oui, des deux côtés',
      insulated: 'Oui, mais je ne sais pas comment',
    },
    wallInsulationShare: {
      all: 'Oui, tous',
      'three-quarters': 'Les trois quarts environ',
      half: 'La moitié environ',
      quarter: 'Le quart environ',
    },
    restOfWalls: { bare: 'Non isolés', inside: 'Par l’intérieur', outside: 'Par l’extérieur' },
    roofType: {
      attic: 'Un grenier ou des combles non aménagés',
      slopes: 'Le toit lui-même : les combles sont aménagés',
      terrace: 'Un toit plat (toiture-terrasse)',
    },
    roofInsulation: { none: 'Non', insulated: 'Oui' },
    floorType: {
      ground: 'Le sol directement',
      'crawl-space': 'Un vide sanitaire',
      cellar: 'Une cave ou un sous-sol non chauffé',
      garage: 'Un garage ou un local non chauffé, de plain-pied avec la rue',
      outside: 'De l’air : un porche, un passage ou des piliers',
    },
    floorStructure: {
      slab: 'Une dalle de béton',
      wood: 'Du bois sur des solives',
      vault: 'Des voûtes de brique',
    },
    floorInsulation: { none: 'Non', insulated: 'Oui' },
    glazing: {
      single: 'Simple vitrage',
      'double-old': 'Double vitrage d’avant 2000 environ',
      'double-recent': 'Double vitrage récent',
      triple: 'Triple vitrage',
    },
    windowFrame: {
      wood: 'Bois',
      pvc: 'PVC',
      'metal-thermal-break': 'Aluminium récent',
      metal: 'Aluminium ancien ou acier',
    },
    windowSeals: { yes: 'Oui', no: 'Non' },
    shutters: {
      none: 'Non',
      hinged: 'Oui, battants pleins',
      louvred: 'Oui, persiennes ajourées',
      rolling: 'Oui, volets roulants',
    },
    windowPose: { outer: 'Au nu extérieur', inner: 'Au nu intérieur', tunnel: 'En tunnel' },
    door: {
      wood: 'En bois ou en PVC, pleine',
      glazed: 'En bois ou en PVC, avec une petite vitre simple',
      metal: 'En métal, sans isolant',
      insulated: 'Isolée, récente',
    },
    heating: {
      none: 'Aucun chauffage',
      'gas-boiler': 'Chaudière au gaz de ville',
      'electric-convectors': 'Convecteurs électriques (grille-pain)',
      'electric-radiators': 'Radiateurs ou panneaux rayonnants électriques',
      'storage-heaters': 'Radiateurs électriques à accumulation',
      'oil-boiler': 'Chaudière au fioul',
      'lpg-boiler': 'Chaudière au propane (citerne)',
      'heat-pump-air-water': 'Pompe à chaleur avec radiateurs ou plancher chauffant',
      'heat-pump-air-air': 'Pompe à chaleur à soufflage d’air',
      'pellet-boiler': 'Chaudière à granulés de bois',
      'log-boiler': 'Chaudière à bûches',
      'pellet-stove': 'Poêle à granulés',
      'log-stove': 'Poêle ou insert à bûches',
      'heat-network': 'Réseau de chaleur de la ville',
      collective: 'Chauffage collectif de l’immeuble',
      other: 'Autre chose',
    },
    boilerKind: {
      standard: 'Ordinaire',
      'low-temperature': 'Basse température',
      condensing: 'À condensation',
    },
    reliefBoiler: {
      none: 'Non',
      'gas-boiler': 'Oui, au gaz de ville',
      'oil-boiler': 'Oui, au fioul',
      'lpg-boiler': 'Oui, au propane (citerne)',
      'pellet-boiler': 'Oui, à granulés',
      'log-boiler': 'Oui, à bûches',
    },
    emitters: {
      radiators: 'Des radiateurs à robinet simple',
      'radiators-with-valves': 'Des radiateurs à robinet thermostatique',
      underfloor: 'Un plancher chauffant',
    },
    heatingPipes: { bare: 'Nus', insulated: 'Isolés' },
    thermostat: {
      none: 'On ne la règle pas',
      central: 'Avec un thermostat pour tout le logement',
      'per-room': 'Pièce par pièce, avec un programme',
    },
    backupHeating: {
      none: 'Non',
      'log-stove': 'Oui, à bûches',
      'pellet-stove': 'Oui, à granulés',
    },
    otherRooms: {
      none: 'Non',
      'electric-convectors': 'Oui, par des convecteurs électriques (grille-pain)',
      'electric-radiators': 'Oui, par des radiateurs ou panneaux rayonnants électriques',
      'heat-pump-air-air': 'Oui, par une pompe à chaleur à soufflage d’air',
      'log-stove': 'Oui, par un poêle ou un insert à bûches',
      'pellet-stove': 'Oui, par un poêle à granulés',
    },
    otherRoomsShare: {
      tenth: 'Une petite pièce (un dixième)',
      quarter: 'Le quart environ',
      third: 'Le tiers environ',
      half: 'La moitié environ',
      'two-thirds': 'Les deux tiers environ',
    },
    hotWater: {
      'with-heating': 'La chaudière ou le chauffage',
      'electric-tank': 'Un ballon électrique',
      'gas-water-heater': 'Un chauffe-eau à gaz',
      thermodynamic: 'Un chauffe-eau thermodynamique (ballon avec petite pompe à chaleur)',
      none: 'Aucune eau chaude',
      other: 'Autre chose',
    },
    hotWaterPlace: {
      adjoining: 'Dans le logement, entre la cuisine et la salle de bains',
      apart: 'Dans le logement, loin de la cuisine ou de la salle de bains',
      outside: 'Hors des pièces chauffées : garage, cave, grenier',
    },
    ventilation: {
      windows: 'En ouvrant les fenêtres',
      'natural-ducts': 'Par des grilles et des conduits, sans moteur',
      'self-regulating': 'Par une VMC ordinaire',
      'hygro-b': 'Par une VMC hygroréglable',
      'double-flow': 'Par une VMC double flux',
    },
    ventilationPeriod: {
      'before-1982': 'Avant 1982',
      '1982-2000': 'De 1982 à 2000',
      '2001-2012': 'De 2001 à 2012',
      'after-2012': 'Après 2012',
    },
    otherSystems: {
      none: 'Non',
      'air-conditioning': 'Une climatisation fixe',
      solar: 'Des panneaux solaires',
      'air-conditioning-and-solar': 'Les deux',
    },
    solarUse: {
      'hot-water': 'De l’eau chaude',
      electricity: 'De l’électricité',
      'hot-water-and-electricity': 'Les deux',
      heating: 'Du chauffage',
    },
    photovoltaicOrientation: {
      east: 'Est',
      'south-east': 'Sud-est',
      south: 'Sud',
      'south-west': 'Sud-ouest',
      west: 'Ouest',
    },
  },
  uses: {
    heating: 'Chauffage',
    hotWater: 'Eau chaude',
    cooling: 'Climatisation',
    lighting: 'Éclairage',
    auxiliaries: 'Pompes et ventilateurs',
  },
  carriers: {
    electricity: 'Électricité',
    gas: 'Gaz naturel',
    oil: 'Fioul',
    logs: 'Bûches',
    pellets: 'Granulés',
    'heat-network': 'Réseau de chaleur',
    propane: 'Propane',
  },
  parts: {
    walls: 'Murs',
    roof: 'Toit',
    floor: 'Sol',
    windows: 'Fenêtres',
    doors: 'Porte',
    thermalBridges: 'Jonctions (ponts thermiques)',
    airRenewal: 'Air qui s’échappe',
  },
  summerComfort: { insufficient: 'insuffisant', average: 'moyen', good: 'bon' },
  assumptions: {
    'heating-by-convention':
      'Aucun chauffage n’est en place : des convecteurs électriques en tiennent lieu, par convention, pour comparer avant et après travaux. La loi ne donne pas de classe à un logement sans chauffage fixe.',
    'hot-water-by-convention':
      'Aucune eau chaude n’est en place : un ballon électrique en tient lieu, par convention, pour comparer avant et après travaux.',
  },
  measures: {
    'external-wall-insulation': {
      title: 'Isoler les murs par l’extérieur',
      explanation:
        'Un manteau continu autour de la maison : il supprime presque toutes les jonctions froides et ne prend pas de place dedans.',
    },
    'internal-wall-insulation': {
      title: 'Isoler les murs par l’intérieur',
      explanation:
        'Moins cher et sans toucher à la façade, mais les pièces perdent une quinzaine de centimètres.',
    },
    'loft-insulation': {
      title: 'Isoler le plancher du grenier',
      explanation:
        'Le geste le plus rentable : une journée de travail, et la chaleur ne monte plus se perdre sous les tuiles.',
    },
    'roof-slope-insulation': {
      title: 'Isoler sous la pente du toit',
      explanation: 'Pour des combles habités : l’isolant se pose entre et sous les chevrons.',
    },
    'flat-roof-insulation': {
      title: 'Isoler le toit plat',
      explanation: 'Des panneaux sous une étanchéité neuve, à faire quand l’étanchéité est à reprendre.',
    },
    'floor-insulation': {
      title: 'Isoler le plancher bas',
      explanation: 'Des panneaux au plafond de la cave ou du vide sanitaire : plus de pieds froids.',
    },
    windows: {
      title: 'Changer les fenêtres',
      explanation:
        'Double vitrage performant et cadres étanches : moins de froid, de courants d’air et de bruit.',
    },
    door: {
      title: 'Poser une porte d’entrée isolée',
      explanation: 'Une porte étanche et isolée, à changer en même temps que les fenêtres.',
    },
    'ventilation-hygro-b': {
      title: 'Installer une VMC hygroréglable',
      explanation: 'Elle n’aspire que l’air humide : le logement reste sain sans perdre sa chaleur.',
    },
    'ventilation-double-flow': {
      title: 'Installer une VMC double flux',
      explanation:
        'Elle réchauffe l’air neuf avec l’air qui sort. À réserver aux logements bien étanches, où les gaines trouvent leur place.',
    },
    'heat-pump-air-water': {
      title: 'Installer une pompe à chaleur air/eau',
      explanation:
        'Elle prend la chaleur de l’air extérieur pour les radiateurs et l’eau chaude. À dimensionner après l’isolation.',
    },
    'pellet-boiler': {
      title: 'Installer une chaudière à granulés',
      explanation: 'Chauffage central et eau chaude au bois ; il faut la place d’un silo et un conduit.',
    },
    'log-boiler': {
      title: 'Installer une chaudière à bûches',
      explanation:
        'Chauffage central et eau chaude au bois en bûches, avec un ballon qui garde la chaleur ; il faut la charger et stocker le bois.',
    },
    'pellet-stove': {
      title: 'Installer un poêle à granulés',
      explanation:
        'Il chauffe par lui-même, sans radiateurs, et se règle seul. Pour une maison bien isolée, ouverte autour de lui ; l’eau chaude se fait à part.',
    },
    'log-stove': {
      title: 'Installer un poêle à bûches',
      explanation:
        'Le moins cher à l’usage, si l’on aime faire du feu. Pour une maison bien isolée ; l’eau chaude se fait à part.',
    },
    'heat-network': {
      title: 'Raccorder au réseau de chaleur',
      explanation:
        'La chaleur arrive toute faite par la rue : une petite sous-station remplace la chaudière.',
    },
    'water-heater-thermodynamic': {
      title: 'Installer un chauffe-eau thermodynamique',
      explanation:
        'Un ballon avec sa petite pompe à chaleur : deux à trois fois moins d’électricité qu’un ballon ordinaire.',
    },
  },
  performances: {
    R: 'R ≥ {value} m²·K/W',
    Uw: 'Uw ≤ {value} W/m²·K',
    Ud: 'Ud ≤ {value} W/m²·K',
    etas: 'Etas ≥ {value} %',
    recovery: 'récupération ≥ {value} %',
    cop: 'COP > {value}',
  },
  measureRefusals: {
    heritage: 'La façade est protégée : pas d’isolation par l’extérieur.',
    coOwnership: 'La façade appartient à la copropriété : c’est à elle d’en décider.',
    alreadyDone: 'C’est déjà fait, ou assez bon.',
    noSuchRoof: 'Ce n’est pas le type de toit du logement.',
    neighbourAbove: 'Il y a un logement au-dessus.',
    neighbourBelow: 'Il y a un logement au-dessous.',
    floorOnGround: 'Le sol repose sur la terre : rien à isoler par-dessous.',
    noNetwork: 'Aucun réseau de chaleur ne passe à proximité.',
    notInFlat: 'Proposé aux maisons seulement.',
    noHeatingConvention: 'Il faut d’abord un chauffage.',
  },
  advice: {
    addVentilation:
      'Ajoutez une ventilation : un logement rendu étanche sans elle prend l’humidité et les moisissures.',
    otherRoomsKept:
      'Le nouveau chauffage remplace le principal : les pièces chauffées autrement gardent leur appareil. Demandez s’il peut les chauffer aussi.',
  },
  bills: {
    reasons: {
      prices: 'le prix de l’énergie, selon l’offre choisie',
      habits: 'la façon d’habiter : 19 °C ou 21 °C, plus ou moins d’eau chaude',
    },
    realisation:
      'Après des travaux d’isolation, on mesure en moyenne {low} à {high} % de l’économie calculée : les habitants en profitent aussi pour mieux se chauffer.',
  },
  label: {
    energy: 'Énergie',
    climate: 'Climat',
    before: 'Aujourd’hui',
    after: 'Après travaux',
    classIs: 'classe {class}',
    perYear: 'kWh/m²·an',
    emissions: 'kg CO₂/m²·an',
    title: 'Étiquette énergie estimée : classe {before}',
    titleBoth: 'Étiquette énergie estimée : classe {before} aujourd’hui, classe {after} après travaux',
    description:
      'Aujourd’hui : {epBefore} kWh d’énergie primaire et {gesBefore} kg de CO₂ par m² et par an, classe {before}.',
    descriptionAfter: 'Après travaux : {epAfter} kWh et {gesAfter} kg, classe {after}.',
    frugal: 'très performant',
    greedy: 'très consommateur',
    range: 'entre {low} et {high} selon ce que vous ne savez pas encore',
  },
  losses: {
    parts: {
      walls: 'Murs',
      roof: 'Toit',
      floor: 'Sol',
      windows: 'Fenêtres',
      doors: 'Porte',
      thermalBridges: 'Jonctions',
      airRenewal: 'Air',
    },
    title: 'Par où s’échappe la chaleur',
    description: '{parts}. Total : {total} watts perdus par degré d’écart avec l’extérieur.',
    item: '{part} {percent} %',
    share: '{percent} %',
    total: '{total} W/K',
  },
  errors: {
    missingAnswer: 'Il manque une réponse : {question}.',
    notFinite:
      'La méthode ne donne pas de résultat pour ces réponses ({output}). Un conseiller peut vous aider.',
    settings: 'Le programme ne décrit pas ses audits comme attendu ({path} : {problem}).',
    answer: {
      required: 'Choisissez ou écrivez une réponse.',
      notText: 'Cette réponse n’est pas lisible.',
      mustBeKnown: 'Cette réponse est indispensable au calcul.',
      notAChoice: 'Choisissez une des réponses proposées.',
      notANumber: 'Écrivez un nombre en chiffres, par exemple 90 ou 5,5.',
      outOfBounds: 'Écrivez un nombre entre {min, number} et {max, number}.',
      tooManyDecimals:
        '{decimals, plural, =0 {Écrivez un nombre entier, sans virgule.} one {Au plus # chiffre après la virgule.} other {Au plus # chiffres après la virgule.}}',
      notACommune: 'Choisissez une commune dans la liste.',
      overseas: 'La méthode ne couvre que la France métropolitaine.',
      noSuchAltitude: 'Il n’y a pas d’altitude aussi haute autour de cette commune.',
      hotWaterNeedsBoiler:
        'Ce chauffage ne fait pas d’eau chaude : choisissez ce qui la fait, ou corrigez le chauffage.',
      notAnObject: 'Ce fichier ne contient pas de réponses : un objet JSON est attendu.',
      noSuchQuestion: 'Cette question n’existe pas.',
    },
    geometry: {
      tooManyLevels:
        '{area, number} m² sur {levels, plural, one {# niveau} other {# niveaux}}, cela fait des étages trop petits. Vérifiez la surface et le nombre de niveaux.',
      facadeTooWide:
        'Avec cette surface, la façade ne peut pas dépasser {max, number} m. Vérifiez la largeur, la surface et le nombre de niveaux.',
      facadeTooNarrow:
        'Avec cette surface, la façade fait au moins {min, number} m. Vérifiez la largeur, la surface et le nombre de niveaux.',
      windowsTooLarge: 'Les façades n’ont de place que pour {max, number} m² de fenêtres.',
    },
    unsupported: {
      noHeating:
        'Un logement sans chauffage fixe n’a pas de classe énergie dans la loi, et le programme ne dit pas comment le comparer. Un conseiller peut vous aider.',
      noHotWater:
        'Le calcul a besoin d’une installation d’eau chaude, et le programme ne dit pas comment s’en passer. Un conseiller peut vous aider.',
      collectiveHeating:
        'Un chauffage collectif se calcule pour l’immeuble entier : cet audit en ligne ne le fait pas. Un conseiller peut vous aider.',
      otherHeating: 'Ce chauffage n’est pas calculé en ligne. Un conseiller peut vous aider.',
      otherHotWater:
        'Cette production d’eau chaude n’est pas calculée en ligne. Un conseiller peut vous aider.',
      unknownHeatNetwork:
        'Le programme ne connaît pas de réseau de chaleur dans cette commune, ni ce qu’il émet : le calcul serait faux. Un conseiller peut vous aider.',
      solar:
        'Le chauffage solaire, et les panneaux d’un immeuble, ne sont pas encore calculés en ligne. Un conseiller peut vous aider.',
    },
    measures: {
      unknown: 'Ces travaux ne sont pas au catalogue : {measure}.',
      refused: 'Ces travaux ne conviennent pas à ce logement : {measure}.',
      incompatible: 'Ces deux travaux s’excluent : {first} et {second}.',
    },
    dpe: {
      tooLarge: 'Ce fichier est trop lourd : un DPE pèse moins de {most, number} Mo.',
      encoding: 'L’alphabet de ce fichier n’est pas lisible ({encoding}). Téléchargez-le à nouveau.',
      notXml:
        'Ce fichier n’est pas un XML entier et bien formé (ligne {line, number}). Téléchargez-le à nouveau.',
      doctype:
        'Ce fichier contient une déclaration qu’un DPE n’a pas (DOCTYPE, ligne {line, number}) : il est refusé.',
      entity: 'Ce fichier contient un caractère codé inconnu (ligne {line, number}) : il est refusé.',
      tooDeep: 'Ce fichier est plus profond ou plus long qu’un DPE (ligne {line, number}) : il est refusé.',
      notDpe: 'Ce fichier XML n’est pas un DPE : il commence par « {root} ».',
      missing: 'Il manque dans ce DPE une donnée sans laquelle le calcul serait faux : {field}.',
      duplicate: 'Une donnée de ce DPE est écrite deux fois : {field}.',
      notANumber: 'Une donnée de ce DPE n’est pas un nombre : {field} = « {value} ».',
      outOfBounds:
        'Une donnée de ce DPE est impossible : {field} = {value, number} (entre {min, number} et {max, number}).',
      unknownId: 'Une donnée de ce DPE n’existe pas dans la méthode : {field} = « {value} ».',
      version:
        'Ce DPE est de la version {version} du modèle de données. Seules les versions 2 (à partir de fin 2021) se recalculent.',
      tertiary: 'Ce DPE est celui d’un local tertiaire, pas d’un logement.',
      newBuilding:
        'Ce DPE vient de l’étude thermique d’un bâtiment neuf (RT2012 ou RE2020) : il ne se recalcule pas par la méthode des logements existants.',
      otherModel:
        'Ce DPE est d’un modèle inconnu ({model}) : seul le DPE « 3CL 2021 logement » se recalcule.',
      otherMethod: 'Ce DPE est établi d’une façon inconnue ({method}).',
      building: 'Ce DPE est celui d’un immeuble entier. Il faut celui du logement.',
      drawnFromBuilding:
        'Ce DPE a été tiré de celui de l’immeuble : les murs, les fenêtres et les appareils qu’il décrit sont ceux de l’immeuble entier, pas ceux du logement. Il ne se recalcule pas.',
      collectiveHeating:
        'Le chauffage de ce logement est collectif : il se calcule pour l’immeuble entier, ce que cet audit ne fait pas. Un conseiller peut vous aider.',
      notComputed:
        'Le calcul s’arrête sur ce DPE : il y manque une donnée, ou deux se contredisent ({detail}).',
    },
    bundles: {
      nothing: 'Aucun des travaux du catalogue ne convient à ce logement : il n’y a rien à comparer.',
      tooMany:
        'Le catalogue laisse {count} combinaisons possibles pour ce logement, plus que les {most} qui peuvent être comparées.',
    },
    engine: {
      doesNotStart: 'Le calcul est indisponible pour le moment. Réessayez dans quelques minutes.',
      crashed: 'Le calcul s’est interrompu. Vos réponses sont gardées ; réessayez.',
      tooLong: 'Le calcul a pris trop de temps. Vos réponses sont gardées ; réessayez.',
      closed: 'Le service s’arrête. Vos réponses sont gardées.',
    },
  },
} as const;
