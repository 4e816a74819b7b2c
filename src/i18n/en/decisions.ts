import type { decisions as frDecisions } from '../fr/decisions.ts';
import type { Messages } from '../messages.ts';

export const decisions = {
  act: {
    dismissal: {
      title: 'Your application is dismissed',
      intro: 'On **{day}**, your application **{ref}** for the home at {address} was dismissed.',
      next: 'This does not judge your project: you may apply again.',
    },
    lapse: {
      title: 'Your grant has lapsed',
      intro:
        'The grant for the home at {address} was to go forward before **{due}**. As that day has passed, it is declared lapsed on **{day}**.',
      next: 'The agreement, if signed, ceases to have effect for what is not paid.',
    },
    appeal: {
      headline: 'Your appeal is {outcome}',
      sense: { rejected: 'rejected', allowed: 'allowed', inadmissible: 'inadmissible' },
      kind: { gracious: 'appeal to whoever decided', hierarchical: 'appeal to their superior' },
      contested: { grant: 'the grant', refuse: 'the refusal', dismiss: 'the dismissal' },
      outcome: {
        rejected: 'rejected',
        allowed: 'allowed',
        inadmissible: 'found inadmissible, being out of time',
      },
      intro:
        'On **{received}** we received your {kind} against {contested} for the home at {address}. By a decision of **{day}**, it is **{outcome}**.',
      next: {
        rejected: 'The contested decision stands.',
        allowed:
          'The contested decision is withdrawn: your case is open again and is being examined. You will receive a new decision.',
        inadmissible: 'The contested decision stands.',
      },
    },
    report: {
      title: 'Instruction report',
      owner: 'Owner',
      submitted: 'Filed on',
      proposedBy: 'Proposed by',
      amount: 'Proposed grant',
      alerts: 'To look at before validating',
      noAlert: 'Nothing to report in the quotes.',
      home: 'Home',
      pieces: 'Pieces',
      piece: 'Piece',
      file: 'File',
      standing: 'Status',
      checklist: 'Conditions of the rules',
      rules: 'Rules “{scheme}”, version {version}.',
      condition: 'Condition',
      computation: 'Computation of the grant',
      funding: 'Financing plan',
      source: 'Source',
    },
  },
  workflow: {
    title: 'The way of a case',
    lead: 'Each step, what can happen there and who does it. This drawing and this table come from the rules that the software applies.',
    link: 'The way of a case',
    picture: 'Steps of a case, from draft to closing, with their ways out',
    legend: 'Key',
    end: 'End of the case',
    who: {
      owner: 'Owner',
      officer: 'Officer',
      'second-officer': 'Second officer',
      adviser: 'Adviser',
      manager: 'Manager',
      nobody: 'Nobody',
    },
    letter: { owner: 'O', officer: 'F', 'second-officer': 'S', adviser: 'A', manager: 'M', nobody: '–' },
    turn: 'Whose turn',
    state: 'Step',
    action: 'What is done there',
    doer: 'By whom',
    leads: 'Leads to',
    back: 'the step it left',
    sign: {
      correction: 'asked to complete, then back',
      back: 'sent back to an earlier step',
      again: 'can be opened again',
    },
  },
} satisfies Messages<typeof frDecisions>;
