import { evaluateRule } from '../evaluate-rule.ts';
import { isKnown, type OtherAid, type Situation } from '../situation.ts';
import { datedBy, type LeverNote, type LeverResult, note } from './lever.ts';
import type { Vintage } from './lever-parameters.ts';

/**
 * MaPrimeRénov' parcours accompagné. The vintage is written in the scheme language, so the same evaluator and the
 * same explanations serve: rate by income band × works HT within the ceiling, and écrêtement (all public aid,
 * local aid included, within a share of the cost TTC).
 * Fossil heating needs no test: no measure of the catalogue installs any.
 */
export function mprAccompanied(
  vintage: Vintage<'mprAccompanied'>,
  situation: Situation,
  otherAid: readonly OtherAid[] = [],
): LeverResult {
  const { status, amount, potential, missing, trace, terms, ceiling } = evaluateRule(vintage.value, {
    situation,
    otherAid,
  });
  return {
    code: 'mpr-accompanied',
    kind: 'grant',
    public: true,
    status,
    amount,
    potential,
    missing,
    trace,
    terms,
    ceiling,
    notes: status === 'not-eligible' ? [] : notesFor(vintage.value, situation),
    ...datedBy(vintage),
  };
}

function notesFor(rule: Vintage<'mprAccompanied'>['value'], situation: Situation): LeverNote[] {
  const { tenureAfter, incomeBand } = situation;
  const notes = [note('approval-before-quotes'), note('certified-companies')];
  if (tenureAfter === 'let' || tenureAfter === 'let-furnished')
    notes.push(note('landlord-lets', rule.landlordYears), note('band-of-own-home'));
  if (tenureAfter === 'owner-occupied') notes.push(note('owner-lives-there', rule.occupantYears));
  if (isKnown(incomeBand) && rule.advance?.bands.includes(incomeBand))
    notes.push(note('advance-possible', rule.advance.rate / 100));
  return notes;
}
