import type { SchemeDefinition, Undertaking } from '../../incentives/scheme-schema.ts';
import type { ApplicationPiece, Declaration, WorksPlan } from '../case.ts';
import { worksWithoutQuote } from '../case-facts.ts';
import { APPLICATION_QUESTIONS, type ApplicationQuestion } from '../correction/correction.ts';

/** What is left to do in an application. Labels under `cases.task.*`. */
export const APPLICATION_TASKS = [...APPLICATION_QUESTIONS, 'owners', 'pieces', 'quotes'] as const;
export type ApplicationTaskSlug = (typeof APPLICATION_TASKS)[number];
export type ApplicationTask = {
  readonly slug: ApplicationTaskSlug;
  /** Nothing is filed without it; quotes may come later, before the decision. */
  readonly required: boolean;
  readonly done: boolean;
  /** Something is there already, not all. */
  readonly begun: boolean;
};

type Piece = { readonly type: string; readonly state: string };
export type ApplicationFacts = {
  readonly declaration: Declaration;
  /** Undertakings of the scheme that hold for this project. */
  readonly undertakings: readonly Undertaking[];
  readonly documents: readonly Piece[];
  readonly works: WorksPlan;
  readonly quotes: number;
  /** Who else owns the dwelling; null where there is nothing to say of it: one person, as the register has it. */
  readonly owners: { readonly done: boolean; readonly begun: boolean } | null;
  readonly pieces: readonly ApplicationPiece[];
};

/** A piece that stands: sent, and neither refused nor replaced. */
export const stands = ({ state }: Piece): boolean => state === 'received' || state === 'accepted';
export const hasPiece = (documents: readonly Piece[], type: string): boolean =>
  documents.some((piece) => piece.type === type && stands(piece));

/** A household's income is asked of people, not of companies: aid rules read bands for the former only. */
export const asksIncome = ({ ownerKind }: Pick<Declaration, 'ownerKind'>): boolean =>
  ownerKind === null || ownerKind === 'individual' || ownerKind === 'joint-ownership';

/** The scheme's undertakings that this project would carry, from the tenure and rent declared. */
export const undertakingsOf = (scheme: SchemeDefinition, declaration: Declaration): Undertaking[] =>
  scheme.undertakings.filter(({ when }) =>
    when.every((condition) => {
      if (condition.kind === 'tenure-after-in')
        return declaration.tenureAfter === null || condition.tenures.includes(declaration.tenureAfter);
      if (condition.kind === 'rent-level-in')
        return declaration.rentLevel === null || condition.levels.includes(declaration.rentLevel);
      return true;
    }),
  );

export function applicationTasks(facts: ApplicationFacts): ApplicationTask[] {
  const questions = APPLICATION_QUESTIONS.map((slug): ApplicationTask => {
    const done = isAnswered(slug, facts);
    return { slug, required: true, done, begun: facts.declaration.answered.includes(slug) };
  });
  const sent = facts.pieces.filter((type) => hasPiece(facts.documents, type)).length;
  const unquoted = worksWithoutQuote(facts.works).length;
  return [
    ...questions,
    ...(facts.owners ? [{ slug: 'owners', required: true, ...facts.owners } as const] : []),
    { slug: 'pieces', required: true, done: sent === facts.pieces.length, begun: sent > 0 },
    { slug: 'quotes', required: false, done: facts.quotes > 0 && unquoted === 0, begun: facts.quotes > 0 },
  ];
}

function isAnswered(question: ApplicationQuestion, { declaration, undertakings }: ApplicationFacts): boolean {
  if (!declaration.answered.includes(question)) return false;
  switch (question) {
    case 'vacancy':
      return declaration.vacantSince !== null;
    case 'project':
      return (
        declaration.tenureAfter !== null &&
        (declaration.tenureAfter !== 'let' || declaration.rentLevel !== null)
      );
    case 'household':
      return declaration.ownerKind !== null && (!asksIncome(declaration) || declaration.income !== null);
    case 'undertakings':
      return (
        declaration.worksNotStarted === true &&
        undertakings.every(({ code }) => declaration.undertakings.includes(code))
      );
  }
}
