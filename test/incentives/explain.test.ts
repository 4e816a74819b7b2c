import { describe, expect, it } from 'vitest';
import { fr } from '../../src/i18n/fr.ts';
import { estimate } from '../../src/incentives/estimate.ts';
import { explainHint, explainMissing, explainNote } from '../../src/incentives/explain-result.ts';
import { explainTrace } from '../../src/incentives/explain-trace.ts';
import { schemeVersion } from '../../src/incentives/scheme.ts';
import { STEP_RULES } from '../../src/incentives/trace.ts';
import { QUESTIONS } from '../../src/incentives/vocabulary.ts';
import { levers } from '../../src/programme/packs/dunkerque/levers.ts';
import { schemes } from '../../src/programme/packs/dunkerque/schemes.ts';
import { day } from '../../src/shared/dates.ts';
import { euros } from '../../src/shared/money.ts';
import { houseInput } from './fixtures/estimate-inputs.ts';

const pilot = schemes[0];
if (!pilot) throw new Error('the pack has lost its scheme');
const result = estimate(houseInput(), schemeVersion(pilot), levers, day('2026-11-23'));
/** Narrow and ordinary no-break spaces as plain ones: the typography has its own test. */
const plain = (text: string | null) => text?.replace(/[\u202f\u00a0]/g, ' ') ?? null;
const sentences = (locale: 'fr' | 'en') =>
  explainTrace(result.scheme?.trace ?? [], locale).map(({ text, article, amount }) =>
    [plain(text), article, plain(amount)].filter((part) => part !== null).join(' | '),
  );

describe('the explanation of an award', () => {
  it('reads in French, rule by rule, with the article and what each gave', () => {
    expect(sentences('fr')).toEqual([
      'Règlement en vigueur le 23 novembre 2026 | EX-2026-031',
      'Commune, code INSEE : 59183 (communes concernées : 17) | Art. 2 §1',
      'Durée de vacance : 40 mois (au moins 24 mois) | Art. 2 §2',
      'Âge du bâtiment : 96 ans (au moins 15 ans) | Art. 2 §3',
      'Propriétaire : particulier (admis : particulier, indivision ou SCI) | Art. 3 §1',
      'Devenir du logement : loué (admis : occupé par son propriétaire ou loué) | Art. 3 §2',
      'Travaux non commencés : oui | Art. 3 §3',
      'Classe avant travaux : F (attendu : E, F ou G) | Art. 4 §1',
      'Gain : 3 classes (au moins 2 classes) | Art. 4 §2',
      'Gain énergétique : 62 % (au moins 35 %) | Art. 4 §3',
      'Travaux retenus, hors taxes (5 postes) | Art. 5 | 43 200 €',
      'Travaux retenus : 43 200 € (au moins 5 000 €) | Art. 5 §4',
      'Travaux pris en compte dans la limite de 40 000 € | Art. 5 | 40 000 €',
      'Prime non retenue : Sortie de longue vacance | Art. 6 §2 | 0 €',
      'Prime non retenue : Rénovation très performante | Art. 6 §3 | 0 €',
      'Prime non retenue : Raccordement au réseau de chaleur | Art. 6 §4 | 0 €',
      '30 % de 40 000 € | Art. 6 §1 | 12 000 €',
      'Prime : Loyer social | Art. 6 §5 | 2 500 €',
      'Plafond de 15 000 € par logement | Art. 6 §6 | 14 500 €',
      'Cumul limité à 90 % du coût toutes taxes comprises (51 076 €), autres aides déduites (24 000 €) : 21 968,40 € possibles | Art. 9 | 14 500 €',
      'Participation du propriétaire d’au moins 10 % du coût : 21 968,40 € possibles pour cette aide | Art. 8 | 14 500 €',
      'Montant de l’aide | 14 500 €',
    ]);
  });

  it('reads in English, line for line', () => {
    const english = sentences('en');
    expect(english).toHaveLength(sentences('fr').length);
    expect(english).toContain('Vacant for: 40 months (at least 24 months) | Art. 2 §2');
    expect(english).toContain('30% of €40,000 | Art. 6 §1 | €12,000');
  });

  it('is typographically French', () => {
    const french = explainTrace(result.scheme?.trace ?? [], 'fr').map(({ text }) => text);
    for (const text of french) expect(text).not.toMatch(/ [:;!?%»€]|« |\d \d/);
  });

  it('names what is still to be answered, what would change, and what to know', () => {
    const missing = [
      { question: 'income', decides: 'amount' },
      { question: 'classAfter', decides: 'eligibility' },
      { question: 'tenureAfter', decides: 'eligibility' },
    ] as const;
    const said = explainMissing(missing, 'fr').map(plain);
    expect(said[0]).toBe('Pour calculer le montant : la taille du foyer et son revenu fiscal de référence');
    // One sentence for all that decides the same.
    expect(said).toHaveLength(2);
    expect(said[1]).toMatch(/^Pour savoir si l’aide est accessible : .+ et .+$/);
    const hint = {
      change: { kind: 'vacancy-months', more: 6, to: 24 },
      amount: euros(2_500),
      adds: euros(2_500),
    } as const;
    expect(plain(explainHint(hint, 'fr'))).toBe('Après 6 mois de vacance de plus : 2 500 € de plus');
    expect(explainNote({ code: 'landlord-lets', count: 6 }, 'fr')).toContain('louer 6 ans');
  });

  it('says of a missing answer that it is to be given, never a figure in its place', () => {
    const open = estimate(
      houseInput({ vacancyMonths: undefined }),
      schemeVersion(pilot),
      levers,
      day('2026-11-23'),
    );
    const line = explainTrace(open.scheme?.trace ?? [], 'fr').find(
      ({ rule }) => rule === 'vacancy-months-at-least',
    );
    expect(line?.outcome).toBe('unknown');
    expect(plain(line?.text ?? '')).toBe('Durée de vacance : à préciser (au moins 24 mois)');
  });

  it('explains every lever of the estimate in both languages', () => {
    for (const locale of ['fr', 'en'] as const)
      for (const lever of result.levers)
        for (const line of explainTrace(lever.trace, locale)) expect(line.text).not.toMatch(/[{}]|undefined/);
  });

  it('has a sentence for every rule and every question', () => {
    expect(Object.keys(fr.incentives.trace)).toEqual(expect.arrayContaining([...STEP_RULES]));
    expect(Object.keys(fr.incentives.questions)).toEqual([...QUESTIONS]);
  });
});
