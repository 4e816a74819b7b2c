import type { audits as frAudits } from '../fr/audits.ts';
import type { Messages } from '../messages.ts';

export const audits = {
  estimate: '3CL estimate',
  estimateNotice:
    'Estimate computed with the official 3CL-DPE 2021 method from your answers. It is not an energy performance certificate (DPE): only a certified assessor can issue one.',
  comparedWith:
    'Compared with the same home let as it is and lived in all year. An empty home uses almost nothing: its own bills would say nothing.',
  unknown: 'I don’t know',
  unknownEffect: 'That is fine: the method’s cautious value applies, and the result becomes a range.',
  groups: {
    dwelling: 'The home',
    walls: 'The walls',
    roof: 'The roof',
    floor: 'The floor',
    openings: 'Windows and door',
    heating: 'Heating',
    hotWater: 'Hot water',
    ventilation: 'Ventilation, cooling, solar',
  },
  units: { m: 'm', m2: 'm²', cm: 'cm', litre: 'litres', m2KPerW: 'm²·K/W', wPerM2K: 'W/m²·K' },
  questions: {
    commune: {
      label: 'In which commune is the home?',
      hint: 'The climate of the commune is part of the calculation.',
    },
    altitude: {
      label: 'How high above the sea is it?',
      hint: 'By the sea and on the plain, less than 400 m.',
    },
    kind: {
      label: 'Is it a house or a flat?',
      hint: 'A house divided into several homes counts as flats.',
    },
    adjacency: {
      label: 'Does the house touch its neighbours?',
      hint: 'This answer changes the result most: a wall shared with a heated house loses no heat. An adjoining garage or shed is not a neighbour.',
    },
    storey: {
      label: 'Which floor is the flat on?',
      hint: 'What matters is what is above and below: another home, the roof or the ground.',
    },
    exposedSides: {
      label: 'How many sides of the flat face the outside?',
      hint: 'Count the sides with a wall on the street, the yard or the garden, with or without a window; under a sloping roof, also those with nothing but attic behind them.',
    },
    landing: {
      label: 'What does the flat’s front door open onto?',
      hint: 'A wall on stairs or a corridor without heating loses heat, though less than one on the street.',
    },
    landingWall: {
      label: 'What length of wall do you share with unheated common parts?',
      hint: 'In metres, door included: the stairs, the corridor, the hall, a cellar or a bicycle room. A long stride is about a metre.',
    },
    yearBuilt: {
      label: 'In what year was it built?',
      hint: 'The year is often in the deed of sale or on the property tax notice. A few years either way is fine.',
    },
    period: {
      label: 'From what time does it date, in your opinion?',
      hint: 'Brick houses in old streets almost always date from before 1948. Flat roofs and concrete blocks are more recent.',
    },
    livingArea: {
      label: 'What is its living area?',
      hint: 'Without the cellar, the garage, an unconverted loft or anything less than 1.80 m high. It is in the deed of sale or an old lease.',
    },
    levels: {
      label: 'On how many floors do people live?',
      hint: 'A ground floor and one upper floor make 2. A loft turned into a bedroom counts, a cellar does not.',
    },
    ceilingHeight: {
      label: 'How high are the ceilings?',
      hint: 'On average, from floor to ceiling. Ordinary buildings are at 2.50 m, old houses often at 2.70 m or more.',
    },
    shape: {
      label: 'Seen from above, what shape is the house?',
      hint: 'Count the wings and the extensions that people live in. A kitchen or a bathroom built on at the back makes an L.',
    },
    facadeWidth: {
      label: 'How wide is the front?',
      hint: 'The one on the street, from wall to wall, in metres. A long stride is about one metre.',
    },
    frontOrientation: {
      label: 'Which way does the front face?',
      hint: 'South has the sun at noon; east in the morning; west in the evening; north almost never.',
    },
    wallMaterial: {
      label: 'What are the outside walls made of?',
      hint: 'Look in the loft, the cellar or the garage: the wall is often bare there.',
    },
    wallThickness: {
      label: 'How thick are the outside walls?',
      hint: 'Measure in the opening of a door or a window, without any insulation.',
    },
    wallInsulation: {
      label: 'Are the walls insulated?',
      hint: 'Knock on the inside: a hollow sound often means a lining with insulation behind. Outside, look for recent thick render around the windows. If only part of the walls are, answer “Yes”: you are asked how much next.',
    },
    wallInsulationShare: {
      label: 'Are all the walls insulated?',
      hint: 'The walls that face the outside. Often only one front, or the part added at the back, is.',
    },
    wallInsulationThickness: {
      label: 'How thick is the wall insulation?',
      hint: 'The insulation alone, without the plasterboard. The invoice says it.',
    },
    wallInsulationYear: {
      label: 'What year were the walls insulated?',
      hint: 'Roughly: insulation of 2015 is worth two to three times that of 1980. If it is as old as the house, give the year of the house.',
    },
    wallInsulationR: {
      label: 'Thermal resistance of the wall insulation (R)',
      hint: 'Read from the label, the invoice or the ACERMI sheet.',
    },
    restOfWalls: {
      label: 'Insulation of the other walls',
      hint: 'Those that were not insulated with the first ones, if they have been since.',
    },
    restOfWallsR: {
      label: 'Thermal resistance of the insulation of the other walls (R)',
      hint: 'Read from the label, the invoice or the ACERMI sheet.',
    },
    roofType: {
      label: 'What is above the top floor where people live?',
      hint: 'If people sleep under the slope of the roof, the loft is converted.',
    },
    roofInsulation: {
      label: 'Is the roof or the loft floor insulated?',
      hint: 'In the loft, look for wool, boards or flakes on the floor or between the rafters.',
    },
    roofInsulationThickness: {
      label: 'How thick is that insulation?',
      hint: 'Wool laid in the 1980s is often 8 to 10 cm and has sunk; since 2010, rather 25 to 30 cm.',
    },
    roofInsulationYear: {
      label: 'What year was the roof insulated?',
      hint: 'Roughly: the year of the works, or that of construction if the insulation was never redone.',
    },
    roofInsulationR: {
      label: 'Thermal resistance of the roof insulation (R)',
      hint: 'Read from the label, the invoice or the ACERMI sheet.',
    },
    floorType: {
      label: 'What is under the lowest floor that people live on?',
      hint: 'If there are several things, the largest. A crawl space is too low to stand in and has small grilles at the foot of the walls.',
    },
    floorStructure: {
      label: 'What is that floor made of?',
      hint: 'Look from below if there is a cellar: wooden beams, a concrete slab or small brick vaults.',
    },
    floorInsulation: {
      label: 'Is that floor insulated?',
      hint: 'Boards stuck to the ceiling of the cellar or crawl space, or laid under the screed.',
    },
    floorInsulationThickness: {
      label: 'How thick is that insulation?',
      hint: 'The insulation alone, without screed or tiles.',
    },
    floorInsulationYear: {
      label: 'What year was the floor insulated?',
      hint: 'Roughly: the year of the works, or that of construction if the insulation was never redone.',
    },
    floorInsulationR: {
      label: 'Thermal resistance of the floor insulation (R)',
      hint: 'Read from the label, the invoice or the ACERMI sheet.',
    },
    glazing: {
      label: 'What glass do most windows have?',
      hint: 'Hold a flame or a phone’s light to it: one pane gives two reflections, double glazing four. The year is often engraved between the panes.',
    },
    windowFrame: {
      label: 'What are the window frames made of?',
      hint: 'Aluminium from before 1990 is nearly always cold to the touch in winter: it has no insulating break.',
    },
    windowSeals: {
      label: 'Do the windows have seals?',
      hint: 'A soft strip of rubber or foam all around, where the window closes.',
    },
    shutters: { label: 'Are there shutters?', hint: 'Those of most windows.' },
    windowArea: {
      label: 'What area do the windows make in all?',
      hint: 'An ordinary window is about 1.5 m², a glazed door 3 m². Without an answer, a sixth of the living area is taken.',
    },
    windowUw: { label: 'Uw of the windows', hint: 'Read from the invoice or the maker’s sheet.' },
    windowSw: {
      label: 'Solar factor Sw of the windows',
      hint: 'Read from the invoice or the maker’s sheet.',
    },
    windowPose: {
      label: 'Place of the windows in the depth of the wall',
      hint: 'Seen on site, at the sill.',
    },
    door: {
      label: 'What is the front door?',
      hint: 'An insulated door is thick, heavy, and often has a plate or an invoice less than twenty years old.',
    },
    heating: {
      label: 'What heats the home?',
      hint: 'The main heating, even if it has been off or broken for long. If it was taken away, choose “No heating”.',
    },
    boilerKind: {
      label: 'What kind of boiler is it?',
      hint: 'A condensing boiler has a small pipe that lets out water, and the word “condensation” on its plate or service contract.',
    },
    heatingYear: {
      label: 'What year is it from?',
      hint: 'The year is on the plate, the invoice or the service book.',
    },
    reliefBoiler: {
      label: 'Does a boiler help the heat pump?',
      hint: 'Often the old one, kept for the coldest days. If it is no longer used at all, answer “No”.',
    },
    reliefBoilerYear: {
      label: 'What year is this boiler from?',
      hint: 'The year is on its plate or in its service record. A rough date will do.',
    },
    emitters: {
      label: 'How does the heat reach the rooms?',
      hint: 'A thermostatic valve is a big dial marked 1 to 5 on the side of the radiator.',
    },
    heatingPipes: {
      label: 'Heating pipes outside the heated rooms',
      hint: 'In the cellar, the garage, the crawl space or the attic: with or without an insulating sleeve.',
    },
    thermostat: {
      label: 'How is the temperature set?',
      hint: 'A room thermostat is a box on the wall, often in the living room.',
    },
    backupHeating: {
      label: 'Is there also a wood stove or a fireplace insert?',
      hint: 'Beside the main heating. An open fireplace does not count.',
    },
    backupHeatingYear: {
      label: 'What year is the stove or insert from?',
      hint: 'The year is on its plate or its invoice. A rough date will do.',
    },
    otherRooms: {
      label: 'Are some rooms heated in another way?',
      hint: 'Those that the main heating does not reach: upstairs, under the roof, an extension, the bathroom.',
    },
    otherRoomsYear: {
      label: 'What year is this other appliance from?',
      hint: 'The year is on its plate or its invoice. A rough date will do.',
    },
    otherRoomsShare: {
      label: 'How much of the home does that other appliance heat?',
      hint: 'Counted in the area of the rooms.',
    },
    hotWater: {
      label: 'What makes the hot water?',
      hint: 'Even if it is switched off. If it was taken away, choose “No hot water”.',
    },
    waterHeaterYear: { label: 'What year is the water heater from?', hint: 'The year is on its plate.' },
    tankVolume: {
      label: 'How much does the tank hold?',
      hint: 'It is written on the plate. Answer 0 if there is no tank: the water is then heated as it is drawn.',
    },
    hotWaterPlace: {
      label: 'Where is the appliance that makes the hot water?',
      hint: 'The further water travels, the more it cools.',
    },
    ventilation: {
      label: 'How is the home aired?',
      hint: 'A mechanical system hums softly and draws air through vents in the kitchen, bathroom and toilet: a sheet of paper sticks to them. A humidity-controlled one has vents with a flap that opens with damp.',
    },
    ventilationPeriod: {
      label: 'When was that ventilation installed?',
      hint: 'Without an invoice, think of the last renovation.',
    },
    otherSystems: {
      label: 'Is there air conditioning or solar panels?',
      hint: 'Portable air conditioners do not count.',
    },
    coolingYear: {
      label: 'What year is the air conditioning from?',
      hint: 'The year is on the plate of the outdoor unit. A rough date will do.',
    },
    cooledArea: {
      label: 'What area is cooled?',
      hint: 'Add up the rooms that have a unit.',
    },
    solarUse: {
      label: 'What do the solar panels make?',
      hint: 'Panels piped to a tank make hot water; wired to the meter, electricity.',
    },
    solarWaterYear: {
      label: 'What year are the hot-water panels from?',
      hint: 'The year of the invoice or of the fitting. A rough date will do.',
    },
    photovoltaicArea: {
      label: 'What is the area of the photovoltaic panels?',
      hint: 'A panel is about 1.7 m²: count them and multiply.',
    },
    photovoltaicOrientation: {
      label: 'Which way do the photovoltaic panels face?',
      hint: 'The way the roof slope that bears them faces.',
    },
  },
  choices: {
    altitude: {
      'below-400': 'Less than 400 m',
      'from-400-to-800': 'From 400 to 800 m',
      'above-800': 'More than 800 m',
    },
    kind: { house: 'A house', flat: 'A flat' },
    adjacency: {
      'mid-terrace': 'On both sides: it stands between two neighbours',
      'end-terrace': 'On one side only',
      detached: 'On no side: it stands alone',
    },
    storey: {
      ground: 'Ground floor, with a home above',
      middle: 'Between two homes',
      top: 'Top floor, under the roof',
      'ground-and-top': 'Ground floor and under the roof',
    },
    exposedSides: { one: 'Only one', two: 'Two', three: 'Three', four: 'All four' },
    landing: {
      open: 'Stairs, a hall or a corridor without heating, with a door to the street or the yard',
      closed:
        'A landing or a corridor without heating, with a window or an outer wall but no door to the outside',
      sheltered: 'A heated corridor, or one with homes on all sides',
      outside: 'The outside: street, yard, garden or open gallery',
    },
    period: {
      'before-1948': 'Before 1948',
      '1948-1974': '1948 to 1974',
      '1975-1977': '1975 to 1977',
      '1978-1982': '1978 to 1982',
      '1983-1988': '1983 to 1988',
      '1989-2000': '1989 to 2000',
      '2001-2005': '2001 to 2005',
      '2006-2012': '2006 to 2012',
      '2013-2021': '2013 to 2021',
      'after-2021': 'After 2021',
    },
    frontOrientation: { south: 'South', north: 'North', east: 'East', west: 'West' },
    shape: {
      compact: 'A square or a rectangle',
      elongated: 'An L, or a long rectangle',
      spread: 'A U, a T or several wings',
    },
    wallMaterial: {
      'solid-brick': 'Solid bricks',
      'hollow-brick': 'Hollow bricks',
      'cavity-brick': 'Two brick walls with an air gap between',
      'solid-block': 'Solid concrete blocks',
      'hollow-block': 'Hollow concrete blocks',
      concrete: 'Concrete',
      'slag-concrete': 'Clinker concrete (dark grey, full of cinders)',
      stone: 'Stone or rubble',
      'rubble-stone': 'Two faces of stone filled with rubble',
      earth: 'Raw earth, cob',
      'half-timbered': 'Timber framing and daub',
      'wood-frame': 'Modern timber frame',
      'aerated-concrete': 'Aerated concrete (light white blocks)',
    },
    wallInsulation: {
      none: 'No',
      lined: 'No, but a partition lines them inside',
      inside: 'Yes, on the inside',
      outside: 'Yes, on the outside',
      both: 'Yes, on both sides',
      insulated: 'Yes, but I don’t know how',
    },
    wallInsulationShare: {
      all: 'Yes, all of them',
      'three-quarters': 'About three quarters',
      half: 'About half',
      quarter: 'About a quarter',
    },
    restOfWalls: { bare: 'Not insulated', inside: 'From inside', outside: 'From outside' },
    roofType: {
      attic: 'A loft nobody lives in',
      slopes: 'The roof itself: the loft is converted',
      terrace: 'A flat roof',
    },
    roofInsulation: { none: 'No', insulated: 'Yes' },
    floorType: {
      ground: 'The ground itself',
      'crawl-space': 'A crawl space',
      cellar: 'An unheated cellar or basement',
      garage: 'A garage or an unheated room, level with the street',
      outside: 'Open air: a porch, a passage or pillars',
    },
    floorStructure: { slab: 'A concrete slab', wood: 'Wood on joists', vault: 'Brick vaults' },
    floorInsulation: { none: 'No', insulated: 'Yes' },
    glazing: {
      single: 'Single glazing',
      'double-old': 'Double glazing from before about 2000',
      'double-recent': 'Recent double glazing',
      triple: 'Triple glazing',
    },
    windowFrame: {
      wood: 'Wood',
      pvc: 'PVC',
      'metal-thermal-break': 'Recent aluminium',
      metal: 'Old aluminium or steel',
    },
    windowSeals: { yes: 'Yes', no: 'No' },
    shutters: {
      none: 'No',
      hinged: 'Yes, solid hinged ones',
      louvred: 'Yes, louvred ones',
      rolling: 'Yes, roller shutters',
    },
    windowPose: { outer: 'Flush outside', inner: 'Flush inside', tunnel: 'In the depth of the wall' },
    door: {
      wood: 'Wood or PVC, solid',
      glazed: 'Wood or PVC, with a small single pane',
      metal: 'Metal, not insulated',
      insulated: 'Insulated, recent',
    },
    heating: {
      none: 'No heating',
      'gas-boiler': 'Mains gas boiler',
      'electric-convectors': 'Electric convectors',
      'electric-radiators': 'Electric radiators or radiant panels',
      'storage-heaters': 'Electric storage heaters',
      'oil-boiler': 'Oil boiler',
      'lpg-boiler': 'Propane boiler (tank)',
      'heat-pump-air-water': 'Heat pump with radiators or a heated floor',
      'heat-pump-air-air': 'Heat pump that blows air',
      'pellet-boiler': 'Wood pellet boiler',
      'log-boiler': 'Log boiler',
      'pellet-stove': 'Pellet stove',
      'log-stove': 'Log stove or insert',
      'heat-network': 'The city’s heat network',
      collective: 'Shared heating of the building',
      other: 'Something else',
    },
    boilerKind: { standard: 'Ordinary', 'low-temperature': 'Low temperature', condensing: 'Condensing' },
    reliefBoiler: {
      none: 'No',
      'gas-boiler': 'Yes, on mains gas',
      'oil-boiler': 'Yes, on heating oil',
      'lpg-boiler': 'Yes, on propane (tank)',
      'pellet-boiler': 'Yes, burning pellets',
      'log-boiler': 'Yes, burning logs',
    },
    emitters: {
      radiators: 'Radiators with plain valves',
      'radiators-with-valves': 'Radiators with thermostatic valves',
      underfloor: 'A heated floor',
    },
    heatingPipes: { bare: 'Bare', insulated: 'Insulated' },
    thermostat: {
      none: 'It cannot be set',
      central: 'With one thermostat for the whole home',
      'per-room': 'Room by room, with a programme',
    },
    backupHeating: {
      none: 'No',
      'log-stove': 'Yes, burning logs',
      'pellet-stove': 'Yes, burning pellets',
    },
    otherRooms: {
      none: 'No',
      'electric-convectors': 'Yes, by electric convectors',
      'electric-radiators': 'Yes, by electric radiators or radiant panels',
      'heat-pump-air-air': 'Yes, by a heat pump that blows air',
      'log-stove': 'Yes, by a log stove or insert',
      'pellet-stove': 'Yes, by a pellet stove',
    },
    otherRoomsShare: {
      tenth: 'One small room (a tenth)',
      quarter: 'About a quarter',
      third: 'About a third',
      half: 'About half',
      'two-thirds': 'About two thirds',
    },
    hotWater: {
      'with-heating': 'The boiler or the heating',
      'electric-tank': 'An electric tank',
      'gas-water-heater': 'A gas water heater',
      thermodynamic: 'A heat-pump water heater',
      none: 'No hot water',
      other: 'Something else',
    },
    hotWaterPlace: {
      adjoining: 'In the home, between kitchen and bathroom',
      apart: 'In the home, far from the kitchen or the bathroom',
      outside: 'Outside the heated rooms: garage, cellar, loft',
    },
    ventilation: {
      windows: 'By opening the windows',
      'natural-ducts': 'By grilles and flues, without a fan',
      'self-regulating': 'By an ordinary extract fan system',
      'hygro-b': 'By a humidity-controlled system',
      'double-flow': 'By a heat-recovery system',
    },
    ventilationPeriod: {
      'before-1982': 'Before 1982',
      '1982-2000': '1982 to 2000',
      '2001-2012': '2001 to 2012',
      'after-2012': 'After 2012',
    },
    otherSystems: {
      none: 'No',
      'air-conditioning': 'Fixed air conditioning',
      solar: 'Solar panels',
      'air-conditioning-and-solar': 'Both',
    },
    solarUse: {
      'hot-water': 'Hot water',
      electricity: 'Electricity',
      'hot-water-and-electricity': 'Both',
      heating: 'Heating',
    },
    photovoltaicOrientation: {
      east: 'East',
      'south-east': 'South-east',
      south: 'South',
      'south-west': 'South-west',
      west: 'West',
    },
  },
  uses: {
    heating: 'Heating',
    hotWater: 'Hot water',
    cooling: 'Cooling',
    lighting: 'Lighting',
    auxiliaries: 'Pumps and fans',
  },
  carriers: {
    electricity: 'Electricity',
    gas: 'Natural gas',
    oil: 'Oil',
    logs: 'Logs',
    pellets: 'Pellets',
    'heat-network': 'Heat network',
    propane: 'Propane',
  },
  parts: {
    walls: 'Walls',
    roof: 'Roof',
    floor: 'Floor',
    windows: 'Windows',
    doors: 'Door',
    thermalBridges: 'Junctions (thermal bridges)',
    airRenewal: 'Escaping air',
  },
  summerComfort: { insufficient: 'insufficient', average: 'average', good: 'good' },
  assumptions: {
    'heating-by-convention':
      'There is no heating: electric convectors stand in for it, by convention, to compare before and after works. The law gives no class to a home without fixed heating.',
    'hot-water-by-convention':
      'There is no hot water: an electric tank stands in for it, by convention, to compare before and after works.',
  },
  measures: {
    'external-wall-insulation': {
      title: 'Insulate the walls from outside',
      explanation:
        'An unbroken coat around the house: it does away with nearly all cold junctions and takes no room inside.',
    },
    'internal-wall-insulation': {
      title: 'Insulate the walls from inside',
      explanation: 'Cheaper and without touching the front, but rooms lose some fifteen centimetres.',
    },
    'loft-insulation': {
      title: 'Insulate the loft floor',
      explanation:
        'The best value of all: a day’s work, and heat no longer rises to be lost under the tiles.',
    },
    'roof-slope-insulation': {
      title: 'Insulate under the slope of the roof',
      explanation: 'For a lived-in loft: insulation goes between and under the rafters.',
    },
    'flat-roof-insulation': {
      title: 'Insulate the flat roof',
      explanation: 'Boards under new waterproofing, to be done when the waterproofing is due.',
    },
    'floor-insulation': {
      title: 'Insulate the lower floor',
      explanation: 'Boards on the ceiling of the cellar or crawl space: no more cold feet.',
    },
    windows: {
      title: 'Change the windows',
      explanation: 'Good double glazing and tight frames: less cold, fewer draughts, less noise.',
    },
    door: {
      title: 'Fit an insulated front door',
      explanation: 'A tight, insulated door, to be changed along with the windows.',
    },
    'ventilation-hygro-b': {
      title: 'Install humidity-controlled ventilation',
      explanation: 'It only draws damp air: the home stays healthy without losing its heat.',
    },
    'ventilation-double-flow': {
      title: 'Install heat-recovery ventilation',
      explanation:
        'It warms fresh air with the air that leaves. For tight homes, where the ducts find their place.',
    },
    'heat-pump-air-water': {
      title: 'Install an air-to-water heat pump',
      explanation:
        'It takes heat from the outside air for the radiators and the hot water. To be sized after insulation.',
    },
    'pellet-boiler': {
      title: 'Install a pellet boiler',
      explanation: 'Central heating and hot water from wood; room for a store and a flue are needed.',
    },
    'log-boiler': {
      title: 'Install a log boiler',
      explanation:
        'Central heating and hot water from logs, with a tank that keeps the heat; it must be loaded, and wood stored.',
    },
    'pellet-stove': {
      title: 'Install a pellet stove',
      explanation:
        'It heats by itself, without radiators, and runs on its own. For a well insulated house, open around it; hot water is made apart.',
    },
    'log-stove': {
      title: 'Install a log stove',
      explanation:
        'The cheapest to run, for those who like making a fire. For a well insulated house; hot water is made apart.',
    },
    'heat-network': {
      title: 'Connect to the heat network',
      explanation: 'Heat arrives ready made from the street: a small substation replaces the boiler.',
    },
    'water-heater-thermodynamic': {
      title: 'Install a heat-pump water heater',
      explanation:
        'A tank with its own small heat pump: a half to a third of the electricity of an ordinary tank.',
    },
  },
  performances: {
    R: 'R ≥ {value} m²·K/W',
    Uw: 'Uw ≤ {value} W/m²·K',
    Ud: 'Ud ≤ {value} W/m²·K',
    etas: 'Etas ≥ {value}%',
    recovery: 'recovery ≥ {value}%',
    cop: 'COP > {value}',
  },
  measureRefusals: {
    heritage: 'The front is protected: no insulation from outside.',
    coOwnership: 'The front belongs to all co-owners: the decision is theirs.',
    alreadyDone: 'Already done, or good enough.',
    noSuchRoof: 'The home does not have that kind of roof.',
    neighbourAbove: 'There is a home above.',
    neighbourBelow: 'There is a home below.',
    floorOnGround: 'The floor lies on the ground: there is nothing to insulate from below.',
    noNetwork: 'No heat network passes nearby.',
    notInFlat: 'For houses only.',
    noHeatingConvention: 'The home needs heating first.',
  },
  advice: {
    addVentilation: 'Add ventilation: a home made tight without it takes in damp and mould.',
    otherRoomsKept:
      'The new heating takes the place of the main one: rooms heated otherwise keep their appliance. Ask whether it can heat them too.',
  },
  bills: {
    reasons: {
      prices: 'the price of energy, depending on the offer',
      habits: 'the way people live: 19 °C or 21 °C, more or less hot water',
    },
    realisation:
      'After insulation works, {low} to {high}% of the computed saving is measured on average: people also use them to be warmer.',
  },
  label: {
    energy: 'Energy',
    climate: 'Climate',
    before: 'Today',
    after: 'After works',
    classIs: 'class {class}',
    perYear: 'kWh/m²·yr',
    emissions: 'kg CO₂/m²·yr',
    title: 'Estimated energy label: class {before}',
    titleBoth: 'Estimated energy label: class {before} today, class {after} after works',
    description:
      'Today: {epBefore} kWh of primary energy and {gesBefore} kg of CO₂ per m² and year, class {before}.',
    descriptionAfter: 'After works: {epAfter} kWh and {gesAfter} kg, class {after}.',
    frugal: 'very efficient',
    greedy: 'very inefficient',
    range: 'between {low} and {high} depending on what you do not know yet',
  },
  losses: {
    parts: {
      walls: 'Walls',
      roof: 'Roof',
      floor: 'Floor',
      windows: 'Windows',
      doors: 'Door',
      thermalBridges: 'Junctions',
      airRenewal: 'Air',
    },
    title: 'Where the heat goes',
    description: '{parts}. In all: {total} watts lost per degree of difference with the outside.',
    item: '{part} {percent}%',
    share: '{percent}%',
    total: '{total} W/K',
  },
  errors: {
    missingAnswer: 'An answer is missing: {question}.',
    notFinite: 'The method gives no result for these answers ({output}). An adviser can help you.',
    settings: 'The programme does not describe its audits as expected ({path}: {problem}).',
    answer: {
      required: 'Choose or write an answer.',
      notText: 'This answer cannot be read.',
      mustBeKnown: 'The calculation cannot do without this answer.',
      notAChoice: 'Choose one of the answers offered.',
      notANumber: 'Write a number in figures, for example 90 or 5.5.',
      outOfBounds: 'Write a number between {min, number} and {max, number}.',
      tooManyDecimals:
        '{decimals, plural, =0 {Write a whole number.} one {At most # decimal.} other {At most # decimals.}}',
      notACommune: 'Choose a commune from the list.',
      overseas: 'The method only covers metropolitan France.',
      noSuchAltitude: 'There is no ground that high around this commune.',
      hotWaterNeedsBoiler: 'This heating makes no hot water: choose what does, or correct the heating.',
      notAnObject: 'This file holds no answers: a JSON object is expected.',
      noSuchQuestion: 'There is no such question.',
    },
    geometry: {
      tooManyLevels:
        '{area, number} m² on {levels, plural, one {# floor} other {# floors}} makes floors too small. Check the area and the number of floors.',
      facadeTooWide:
        'With this area, the front cannot be wider than {max, number} m. Check the width, the area and the number of floors.',
      facadeTooNarrow:
        'With this area, the front is at least {min, number} m wide. Check the width, the area and the number of floors.',
      windowsTooLarge: 'The walls have room for no more than {max, number} m² of windows.',
    },
    unsupported: {
      noHeating:
        'The law gives no energy class to a home without fixed heating, and the programme does not say how to compare it. An adviser can help you.',
      noHotWater:
        'The calculation needs a hot-water installation, and the programme does not say how to do without. An adviser can help you.',
      collectiveHeating:
        'Shared heating is computed for the whole building: this online audit does not do it. An adviser can help you.',
      otherHeating: 'This heating is not computed online. An adviser can help you.',
      otherHotWater: 'This way of making hot water is not computed online. An adviser can help you.',
      unknownHeatNetwork:
        'The programme knows of no heat network in this commune, nor what it emits: the result would be wrong. An adviser can help you.',
      solar:
        'Solar heating, and the panels of a block of flats, are not computed online yet. An adviser can help you.',
    },
    measures: {
      unknown: 'These works are not in the catalogue: {measure}.',
      refused: 'These works do not suit this home: {measure}.',
      incompatible: 'These works exclude each other: {first} and {second}.',
    },
    dpe: {
      tooLarge: 'This file is too large: a DPE weighs less than {most, number} MB.',
      encoding: 'The alphabet of this file cannot be read ({encoding}). Download it again.',
      notXml: 'This file is not a whole and well-formed XML (line {line, number}). Download it again.',
      doctype:
        'This file holds a declaration that a DPE does not have (DOCTYPE, line {line, number}): it is refused.',
      entity: 'This file holds an unknown coded character (line {line, number}): it is refused.',
      tooDeep: 'This file is deeper or longer than a DPE (line {line, number}): it is refused.',
      notDpe: 'This XML file is not a DPE: it begins with “{root}”.',
      missing: 'This DPE lacks something without which the calculation would be wrong: {field}.',
      duplicate: 'Something is written twice in this DPE: {field}.',
      notANumber: 'Something in this DPE is not a number: {field} = “{value}”.',
      outOfBounds:
        'Something in this DPE is impossible: {field} = {value, number} (between {min, number} and {max, number}).',
      unknownId: 'Something in this DPE does not exist in the method: {field} = “{value}”.',
      version:
        'This DPE is of version {version} of the data model. Only versions 2 (since late 2021) can be computed again.',
      tertiary: 'This DPE is that of business premises, not of a dwelling.',
      newBuilding:
        'This DPE comes from the thermal study of a new building (RT2012 or RE2020): it cannot be computed again by the method of existing dwellings.',
      otherModel:
        'This DPE is of an unknown model ({model}): only the DPE “3CL 2021 logement” is computed again.',
      otherMethod: 'This DPE was made in an unknown way ({method}).',
      building: 'This DPE is that of a whole building. That of the dwelling is needed.',
      drawnFromBuilding:
        'This DPE was drawn from that of the building: the walls, windows and machines that it describes are those of the whole building, not of the dwelling. It cannot be computed again.',
      collectiveHeating:
        'The heating of this dwelling is collective: it is computed for the whole building, which this audit does not do. An adviser can help you.',
      notComputed:
        'The calculation stops on this DPE: something is missing, or two things contradict each other ({detail}).',
    },
    bundles: {
      nothing: 'None of the works in the catalogue suits this dwelling: there is nothing to compare.',
      tooMany:
        'The catalogue leaves {count} possible combinations for this dwelling, more than the {most} that can be compared.',
    },
    engine: {
      doesNotStart: 'The calculation is unavailable for now. Try again in a few minutes.',
      crashed: 'The calculation stopped. Your answers are kept; try again.',
      tooLong: 'The calculation took too long. Your answers are kept; try again.',
      closed: 'The service is stopping. Your answers are kept.',
    },
  },
} satisfies Messages<typeof frAudits>;
