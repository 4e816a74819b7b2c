import type { monitoringActs as frMonitoringActs } from '../fr/monitoring-acts.ts';
import type { Messages } from '../messages.ts';

export const monitoringActs = {
  exemption: {
    expropriation: 'expropriation of the dwelling',
    'buyer-takes-over': 'the buyer taking the undertakings over',
    death: 'death of the owner',
    'force-majeure': 'force majeure',
  },
  breachNotice: {
    title: 'Formal notice: an undertaking not kept',
    intro:
      'Under agreement {agreement} you received {amount} for the dwelling at {address}, against undertakings. One of them does not seem to be kept.',
    promiseTitle: 'The undertaking in question',
    foundTitle: 'What was found',
    since: 'The undertaking seems to have been broken since {day}.',
    askedTitle: 'What is asked of you',
    asked: 'You are given notice, **until {day}**, to:',
    putRight: 'put things right, and send the proof of it;',
    answer:
      'or submit your observations, in writing or, if you ask for it, by word of mouth (French code of relations between the public and the administration, art. L. 121-1 and L. 122-1);',
    helped: 'you may be assisted or represented by the person of your choice.',
    stakeTitle: 'What is at stake',
    stake:
      'After that, the authority may decide that the grant is to be repaid in whole or in part. By the rules “{scheme}” (version {version}) the sum would be **{amount}** at most.',
    noStake: 'The rules of your case ask nothing back; the agreement may be ended.',
    exemptions: 'Nothing is to be repaid in the cases that the rules list ({article}):',
  },
  recoveryDecision: {
    title: 'Recovery decision',
    intro:
      'The authority decides that **{amount}** be repaid, out of the {paid} paid under agreement {agreement} for the dwelling at {address}.',
    reasonsTitle: 'Reasons',
    heard:
      'You were given notice on {day} (letter {number}) and answered on {replied}; your answer was examined.',
    silent: 'You were given notice on {day} (letter {number}); no answer came in time.',
    law: 'A grant may be taken back where the conditions of its award are not kept (French code of relations between the public and the administration, art. L. 242-2). The decision applies the rules “{scheme}”, version {version}.',
    reckoningTitle: 'How the sum is reckoned',
    'pro-rata':
      'The undertaking began on {from} and has been broken since {broken}. Each whole year kept frees its share of the grant ({article}).',
    steps:
      'The undertaking began on {from} and has been broken since {broken}. The share to repay follows the steps of the rules ({article}).',
    fraud: 'The grant was obtained or kept by fraud: it is taken back whole ({article}).',
    tableCaption: 'Sum due by the day of the breach; the line that applies is in bold.',
    when: 'Day of the breach',
    share: 'Share of the grant',
    between: 'from {from} to {to}',
    fromDay: 'from {day} on',
    full: 'Sum that the rules give',
    part: 'For the reasons above, {share} of {full} is asked, that is **{amount}**.',
    repayTitle: 'Payment',
    repay:
      'The sum is to be paid before {day}, on receipt of the order that the public accountant sends you. You may ask the accountant for time to pay.',
    ends: 'This decision ends the agreement and your undertakings.',
    goesOn: 'The agreement and your undertakings go on to their term.',
  },
  attestation: {
    title: 'Yearly attestation to fill in and send back',
    intro:
      'Under agreement {agreement} you received aid for the home at {address} and gave undertakings. Please attest that they were kept over the period {span}.',
    span: 'from {from} to {to}',
    promisesTitle: 'What you promised',
    promise: '{what}, until {day}',
    answersTitle: 'Your answers',
    answersIntro: 'Tick one box only, fill in what concerns you, then date and sign.',
    occupant: 'Who lives in the home today?',
    who: 'Occupant',
    tick: 'Tick',
    details: 'Details',
    question: 'Question',
    answer: 'Your answer',
    tenantChanged: 'If the home is let: has the tenant changed in the past year?',
    rent: 'If the home is let: monthly rent, without charges',
    emptySince: 'If the home is empty: since which day?',
    remarks: 'Anything else',
    declares: 'I certify that these answers are true',
    signHere: 'date and signature of the owner',
    backTitle: 'Sending this form back',
    back: 'Send this form back before **{day}** to: {address}. Enclose a proof less than three months old: rent receipt, home insurance or energy bill. Hide what concerns the tenant: no income, no identity paper.',
    online: 'The code printed on each page ties this form to your case: do not write over it.',
  },
  transfer: {
    title: 'Undertakings taken over by the new owner',
    intro:
      'Following {cause} of {day}, the dwelling at {address} has passed from {former} to {taker}, who takes over the undertakings tied to the grant received for its works.',
    causes: { sale: 'the sale', succession: 'the succession opened by the death', gift: 'the gift' },
    promisesTitle: 'Undertakings taken over',
    promises:
      'They come from agreement {agreement} and from the rules “{scheme}” (version {version}), against a grant of {amount}.',
    effect:
      'The new owner alone is bound by these undertakings from today to their term. The rules, their checks and their recovery clauses apply to them.',
    proofTitle: 'Proof of the acceptance',
    byLink:
      'Accepted on line by {name}, on {moment}, from a single-use link sent to {mailbox}. Fingerprint of the text shown (SHA-256): {hash}.',
    byPaper: 'Accepted in writing by {name}, signed on {day} and kept on file.',
  },
} satisfies Messages<typeof frMonitoringActs>;
