import type { agreementText as frText } from '../fr/agreement-text.ts';
import type { Messages } from '../messages.ts';

/** Courtesy copy: the French text is the one that binds. */
export const agreementText = {
  title: 'Agreement on aid for bringing a vacant home back to the market',
  subtitle: '{scheme} – case {ref}',
  betweenTitle: 'Between the undersigned',
  authority:
    '**{name}**, SIREN {siren}, at {address}, represented by {signatory}, {title}, acting under {acting}, hereafter “the authority”,',
  owner: 'and **{name}**, {address}, hereafter “the beneficiary”,',
  ownerCompany: 'and **{name}**, SIREN {siren}, {address}, hereafter “the beneficiary”,',
  ownerCompanyBy:
    'and **{name}**, SIREN {siren}, {address}, represented by {representative}, its legal representative, hereafter “the beneficiary”,',
  associates:
    '{count, plural, one {whose sole partner, {names}, has agreed,} other {whose partners, {names}, have agreed,}}',
  noAddress: 'whose address is in the case file',
  visasTitle: 'Having regard to',
  visasIntro: 'Having regard to:',
  agreed: 'it is agreed as follows.',
  required:
    'The aid exceeds €23,000 and goes to a private-law body: this agreement is compulsory (law of 12 April 2000, art. 10).',
  notRequired: 'The authority makes an agreement for every aid, even where the law does not ask for one.',
  article: 'Article {n} – {title}',
  a1: {
    title: 'Purpose and dwelling',
    text: 'This agreement sets the conditions under which the authority helps the beneficiary to renovate and bring back to the market the vacant dwelling described below.',
  },
  a2: {
    title: 'Declarations of the beneficiary',
    intro: 'The beneficiary declares and certifies that:',
    ownership:
      'they own the dwelling or act for everyone who holds a right on it (joint ownership, usufruct, bare ownership) and vouch for their consent;',
    vacancy: 'the dwelling has been vacant since **{day}**, as the documents of annex {annex4} show;',
    vacancyUnknown: 'the dwelling is vacant, as the documents of annex {annex4} show;',
    notStarted: 'the works had not started on {day}, the day of the application;',
    notStartedPlain: 'the works had not started on the day of the application;',
    otherAid: 'all other aid asked for or obtained is written in the financing plan (annex {annex1});',
    truth:
      'the information and documents given are exact. False declarations are punished under article 441-6 of the code pénal.',
  },
  a3: {
    title: 'Works and performance',
    intro: 'The beneficiary has the works of annex {annex2} carried out, under these rules:',
    target:
      'the dwelling goes from class **{before}** to class **{after}** at least, according to the audit summed up in annex {annex3};',
    targetUnknown: 'the performance aimed at by the audit summed up in annex {annex3} is reached;',
    resistance:
      'the minimum performances of annex {annex2} (thermal resistance, coefficients, efficiencies) are met and written on the invoices;',
    rge: 'energy works are given to companies holding the RGE label on the date of the quote;',
    change:
      'any change in the nature or performance of the works needs the authority’s prior written consent.',
  },
  a4: {
    title: 'Amount of the aid',
    maximum:
      'The authority awards aid of **at most {amount}**, computed on an eligible spend of {base} as follows.',
    final:
      'The final amount is **computed again on the paid invoices**, with the rate, premiums and ceilings above: it may be lower than the maximum, and never exceeds it, whatever the final cost.',
    budget: 'The expense is charged to line {line}, authorisation “{label}” ({year}).',
    attachment:
      'The whole calculation, with its data and the fingerprint of the rules, is attached to the file of this agreement (calcul.json).',
  },
  a5: {
    title: 'Payment',
    intro: 'The aid is paid:',
    advance:
      'by an advance of at most {rate} of the maximum amount, on request, once the agreement is signed;',
    instalments:
      '{instalments}, in proportion to the eligible invoices, the whole not exceeding {rate} of the maximum amount;',
    instalmentsCount: '{count, plural, one {by one instalment} other {by at most # instalments}}',
    balance: 'by a balance, on paid invoices and after a conformity visit.',
    request:
      'The balance is asked for within {delay} of {event}, on the on-line service, with the invoices and bank details in the beneficiary’s name.',
    requestPlain:
      'The balance is asked for on the on-line service, with the invoices and bank details in the beneficiary’s name.',
    twoPeople:
      'One officer certifies the service and another person orders the payment. What is not due goes back to the envelope.',
    recovery: 'If the sums paid exceed the final amount, the excess is paid back.',
  },
  a6: {
    title: 'Calendar, lapse, extension',
    text: 'The delays are in annex {annex6}. A delay that has passed without extension makes the agreement lapse, after a formal notice without effect for one month; the sums paid are then paid back.',
    extension:
      'An extension is asked for in writing before the term, with its reasons; it is granted by amendment, within the limits of annex {annex6}.',
  },
  a7: {
    title: 'Undertakings',
    intro: 'In return for the aid, the beneficiary undertakes to:',
    rent: 'when letting, give the authority a copy of the lease and keep to the rent level chosen, if any, and to the tenant’s income ceilings ({level});',
    insurance: 'insure the dwelling as long as the undertakings run;',
    noTourist: 'use it neither for tourist letting nor as a second home.',
    none: 'bring the dwelling back to the market within the delay of annex {annex6}.',
  },
  a8: {
    title: 'Duration',
    text: 'The agreement takes effect with the last signature and ends with the last undertaking. Each undertaking runs from the event stated:',
    undertaking: 'Undertaking',
    duration: 'Duration',
    from: 'From',
  },
  a9: {
    title: 'Control',
    visits:
      'The authority may visit the dwelling, after telling the beneficiary, before, during and after the works and until the undertakings end.',
    attestation:
      'Every year the beneficiary certifies on line that the undertakings are kept and joins the proof asked for (lease, tax notice, insurance certificate).',
    keeping:
      'They keep invoices, certificates and leases for **ten years** from the balance and show them on request.',
  },
  a10: {
    title: 'Sale, death, transfer',
    text: 'The beneficiary tells the authority before any sale, gift or contribution of the dwelling, and makes this agreement known to the buyer. The buyer may take over the undertakings by amendment; failing that, article {a11} applies. In case of death, the heirs do the same.',
  },
  a11: {
    title: 'Breach and clawback',
    text: 'A broken undertaking means paying back part of the aid, by the formula and table of annex {annex7}.',
    procedure:
      'The authority gives written notice of the breach and one month to answer; it then takes a reasoned decision and issues an enforceable order.',
    exemptions: 'Nothing is owed in these cases, duly proven: {list}.',
    fraud: 'In case of fraud or false declaration, all the sums paid are paid back.',
    none: 'The rules provide for no clawback for a broken undertaking; fraud means paying back everything.',
  },
  a12: {
    title: 'Cumulation, capping, double funding',
    stacking:
      'All public aid together does not exceed **{rate}** of the cost {basis}; beyond that, the authority’s aid is reduced accordingly.',
    stackingPlain:
      'All aid together never exceeds the cost of the works; beyond that, the authority’s aid is reduced accordingly.',
    other: 'The beneficiary declares at once any other aid obtained. No invoice is funded twice.',
  },
  a13: {
    title: 'Publicity',
    text: 'During the works and in any communication, the beneficiary mentions the aid received with the words: “{mention}”.',
  },
  a14: {
    title: 'Personal data',
    text: 'The data needed for this agreement are processed as annex {annex8} explains.',
  },
  a15: {
    title: 'Amendment, termination',
    text: 'Any change is made by an amendment that names the articles changed. The agreement may be ended by common consent, or by the authority one month after a formal notice without effect; sums paid unduly are paid back.',
  },
  a16: {
    title: 'Disputes',
    amicable: 'The parties first seek an amicable solution, by mediation where useful.',
    court:
      'Failing that, the dispute goes to the {court}, {address}, within **two months** of the decision contested (code de justice administrative, art. R. 421-1), by post or on {link}.',
  },
  signaturesTitle: 'Signatures',
  signaturesText:
    'The agreement is signed on line: by the beneficiary with a one-time code sent to their mailbox, then by the authority’s signatory. The file is then sealed by the authority’s server. **This seal guarantees the origin and integrity of the file; it is not a qualified electronic signature** within the meaning of Regulation (EU) No 910/2014.',
  ownerBox: 'The beneficiary',
  authorityBox: 'For the authority',
  toSignOwner: 'Signs first, on line',
  toSignAuthority: 'Signs last',
  annex: 'Annex {n}',
  annex1: {
    title: 'Financing plan',
    caption: 'Who pays what',
    source: 'Source',
    nature: 'Kind',
    natures: { grant: 'Grant', loan: 'Loan', own: 'Own money' },
    cost: 'Cost of works with VAT',
    note: 'Aid from other funders is estimated: each decides on its own.',
  },
  annex2: {
    title: 'Works and quotes',
    worksCaption: 'Works retained',
    measure: 'Works',
    quantity: 'Quantity',
    performance: 'Minimum performance',
    quotesCaption: 'Quotes retained',
    company: 'Company',
    siret: 'SIRET',
    rge: 'RGE',
    number: 'Quote',
    date: 'Date',
    noQuote: 'No quote is recorded.',
  },
  annex3: {
    title: 'Summary of the energy audit',
    figure: 'Energy label before and after works',
    figureAlt: 'Class {before} before works, class {after} after works.',
    before: 'Before works',
    after: 'After works',
    beforeLabel: 'before works',
    afterLabel: 'after works',
    figureName: 'Measure',
    class: 'Energy class',
    primary: 'Primary energy (kWhEP/m².year)',
    gain: 'Primary energy saved',
    note: '3CL-DPE 2021 method from answers and visits; it does not replace a regulatory energy performance certificate.',
    unknown: 'The audit gives no class.',
  },
  annex4: {
    title: 'Evidence of vacancy',
    piece: 'Document',
    received: 'Received on',
    since: 'Declared vacant since {day}.',
    none: 'No document of this kind is recorded in the case.',
  },
  annex5: {
    title: 'Rent',
    tenure: 'Use of the dwelling',
    level: 'Rent level',
    text: 'The rent without charges does not exceed the ceiling of the level chosen, as in force in the commune when the lease is signed; it is checked on the lease given to the authority.',
    free: 'No rent ceiling is attached to the aid.',
  },
  annex6: {
    title: 'Calendar',
    step: 'Step',
    delay: 'Delay',
    from: 'From',
    extension: 'Possible extension',
    extensionText: '{count, plural, one {once} other {# times}} {delay}',
    none: 'none',
  },
  annex7: {
    title: 'Clawback scale',
    formula: 'Sum to pay back = aid paid × share of the year of the breach, rounded down to the cent.',
    proRata: 'Each whole year kept frees an equal share: 1/{years} of the aid a year.',
    steps: 'The share depends on the date of the breach, counted from the start of the undertaking.',
    when: 'Undertaking broken',
    share: 'Share to pay back',
    example: 'For {amount} paid',
    year: 'during the {n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} year',
    upTo: 'up to {years} included',
    after: 'after {years}',
    none: 'The rules provide for no clawback scale.',
  },
  annex8: {
    title: 'Your personal data',
    controller: 'Controller',
    officer: 'Data protection officer',
    kept: 'Documents are kept until the undertakings end, then ten years in intermediate archive.',
    cnil: 'You may complain to the Commission nationale de l’informatique et des libertés (www.cnil.fr).',
  },
  proof: {
    label: 'Proof file',
    title: 'Proof of the signatures',
    shown: 'File shown (SHA-256)',
    party: 'Party',
    name: 'Signatory',
    at: 'Date and time (Paris)',
    method: 'Means',
    methods: {
      'one-time-code': 'one-time code sent to {mailbox}',
      'staff-session': 'two-factor session of {name}, entitled to sign on line',
    },
    text: 'Each signatory had the file named below before them when signing. The detail of the proof is attached to this file (preuve.json) and kept with the case.',
    signedOwner: 'Signed on line on {moment}\none-time code no. {code}',
    signedAuthority: 'Signed on line on {moment}\nby {name}, entitled to sign',
  },
} satisfies Messages<typeof frText>;
