import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { isSiren } from '../../programme/siren.ts';
import { dayOf } from '../../shared/dates.ts';
import { type ApplicationPiece, declarationOf, requiredPieces, type WorksPlan } from '../case.ts';
import type { CaseRow } from '../case-store.ts';
import { documentsOf } from '../pieces/document-store.ts';
import { associatesOf, owning } from './applicant.ts';
import { type Consent, consentsOf, filingOf } from './applicant-store.ts';
import { askedAssociates, associatesDecide } from './associates.ts';
import { type ConsentState, consentState, projectMark } from './consent.ts';
import { type PersonOfCase, peopleOfCase } from './people-of-case.ts';

/** A co-owner, and where their consent stands; `latest`: what they were last asked. */
export type ConsentOfPerson = {
  readonly person: PersonOfCase;
  readonly state: ConsentState;
  readonly latest: Consent | undefined;
};
export type OwnersOfCase = {
  readonly people: readonly PersonOfCase[];
  /** Of each owner beside the one who applies; of the associates where they decide for it. */
  readonly consents: readonly ConsentOfPerson[];
  /** The applicant is a company of which the number or the legal representative is not known. */
  readonly companyUnknown: boolean;
  /** The applicant is an SCI none of whose associates is named. */
  readonly associatesUnknown: boolean;
  /** Said to be owned by several, with nobody else named. */
  readonly nobodyNamed: boolean;
};

/** Owners of the dwelling and what each has said of the project as it stands. A refused paper is as if nobody had signed. */
export async function ownersOfCase(
  d: Reader,
  ctx: Context,
  row: CaseRow,
  works: WorksPlan,
): Promise<OwnersOfCase> {
  const people = await peopleOfCase(d, row);
  const said = declarationOf(row);
  const applicant = people.find(({ applies }) => applies);
  const others = owning(people).filter(({ applies }) => !applies);
  const deciding = [...others, ...(associatesDecide(said) ? askedAssociates(people, applicant) : [])];
  const asked = await consentsOf(
    d,
    deciding.flatMap(({ id }) => (id === null ? [] : [id])),
  );
  const refusedPapers = new Set(
    (await documentsOf(d, row.id)).filter(({ state }) => state === 'refused').map(({ id }) => id),
  );
  const standing = asked.filter(({ documentId }) => documentId === null || !refusedPapers.has(documentId));
  const mark = projectMark(said, works);
  const today = dayOf(ctx.clock());
  return {
    people,
    consents: deciding.map((person) => {
      const latest = standing.find(({ applicantId }) => applicantId === person.id);
      return { person, latest, state: consentState(latest, mark, today) };
    }),
    companyUnknown: isCompany(said) && !(applicant && isKnownCompany(applicant)),
    associatesUnknown: associatesDecide(said) && associatesOf(people).length === 0,
    nobodyNamed: said.ownerKind === 'joint-ownership' && others.length === 0,
  };
}

/** An SCI or another company: somebody speaks for it, and proves that they may. */
export const isCompany = ({ ownerKind }: Pick<ReturnType<typeof declarationOf>, 'ownerKind'>): boolean =>
  ownerKind === 'sci' || ownerKind === 'company';
const isKnownCompany = ({ siren, legalRepresentative }: PersonOfCase): boolean =>
  siren !== null && isSiren(siren) && legalRepresentative !== null;

/** What is left to do about owners; null where there is nothing to say: one person, as the register has it. */
export function ownersTask(
  { consents, companyUnknown, associatesUnknown, nobodyNamed }: OwnersOfCase,
  said: ReturnType<typeof declarationOf>,
): { done: boolean; begun: boolean } | null {
  if (consents.length === 0 && !nobodyNamed && !isCompany(said)) return null;
  const agreed = consents.every(({ state }) => state === 'yes');
  return {
    done: agreed && !companyUnknown && !associatesUnknown && !nobodyNamed,
    begun: consents.some(({ state }) => state !== 'to-ask'),
  };
}

/** Pieces without which this application is not complete. */
export async function piecesNeeded(d: Reader, row: CaseRow): Promise<readonly ApplicationPiece[]> {
  const represented = (await filingOf(d, row.id))?.way === 'representative';
  return requiredPieces({ company: isCompany(declarationOf(row)), represented });
}
