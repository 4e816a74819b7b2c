import { declarationOf } from '../../cases/case.ts';
import { type CaseRow, companyOfCase, type Signatory } from '../../cases/cases-queries.ts';
import { pinnedScheme } from '../../cases/decision/calculation.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { findSchemeVersion } from '../../incentives/incentives-queries.ts';
import { schemeCode } from '../../incentives/scheme-code.ts';
import type { SchemeDefinition } from '../../incentives/scheme-schema.ts';
import { findAccount, findOwner, type Owner } from '../../people/people-queries.ts';
import { type Day, dayOf } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import { findUnit } from '../../units/units-queries.ts';
import { verifyPath } from '../agreements-paths.ts';
import { hasTemplate } from '../templates/template-kinds.ts';
import { textForAct } from '../templates/text-for-act.ts';
import type { ActDetail, ActFacts, ActText } from './act-facts.ts';
import { SOFTWARE_VERSIONS } from './act-templates.ts';

/** What every act freezes, and the rules it is read under. */
export type Background = {
  readonly common: Omit<ActFacts, 'template' | 'number' | 'verificationUrl' | 'detail'>;
  readonly definition: SchemeDefinition;
  readonly owner: Owner;
};

/** The state of the world on which an act rests, read in the transaction that issues it. */
export async function gatherBackground(d: Reader, ctx: Context, seen: CaseRow): Promise<Background> {
  const now = ctx.clock();
  const version = mustExist(await findSchemeVersion(d, seen.schemeVersionId), 'cases.errors.noScheme');
  const { definition } = pinnedScheme(version);
  const owner = mustExist(await findOwner(d, seen.ownerId), 'cases.errors.unknown');
  const company = await companyOfCase(d, seen);
  const { programme } = ctx;
  return {
    definition,
    owner,
    common: {
      format: 'volets-act/1',
      lang: 'fr',
      issuedOn: dayOf(now),
      issuedAt: now,
      specimen: ctx.config.demo,
      authority: {
        identity: programme.authority,
        service: programme.service,
        visas: programme.visas,
        privacy: programme.texts.privacy,
        publicity: programme.texts.publicity,
        logo: programme.logo,
      },
      case: {
        ref: seen.ref ?? '',
        submittedOn: seen.submittedAt === null ? null : dayOf(seen.submittedAt),
        officer: seen.assignedTo === null ? null : ((await findAccount(d, seen.assignedTo))?.name ?? null),
      },
      beneficiary: {
        name: owner.name,
        kind: owner.kind,
        siren: company?.siren ?? owner.siren,
        ...(company?.representative ? { representative: company.representative } : {}),
        ...(company && company.associates.length > 0 ? { associates: company.associates } : {}),
        address: (owner.address ?? '').split('\n').filter((line) => line.trim() !== ''),
      },
      unit: await unitFacts(d, ctx, seen),
      rules: {
        code: schemeCode(definition),
        name: definition.name,
        number: version.number,
        contentHash: version.contentHash,
        effectiveFrom: version.effectiveFrom,
        deliberation: version.deliberation,
      },
    },
  };
}

/** What an act is issued with. */
export type Issued = {
  readonly number: string;
  readonly code: string;
  readonly signatories: readonly Signatory[];
  /** Null for an act that staff write no text of, or that carries its own. */
  readonly text: ActText | null;
};

/** The facts of one act, ready to be frozen under its number and code. */
export const actFacts = (
  ctx: Context,
  { common }: Background,
  detail: ActDetail,
  { number, code, signatories, text }: Issued,
): ActFacts => ({
  ...common,
  ...(signatories.length > 0
    ? { signatories: signatories.map(({ name, capacity }) => ({ name, capacity })) }
    : {}),
  ...(text ? { text } : {}),
  template: templateOf(detail, text),
  number,
  verificationUrl: ctx.config.publicUrl + verifyPath({ code }),
  detail,
});

/** The texts in force for an act issued that day; an agreement has gathered its own among its terms. */
export const textOfKind = async (d: Reader, kind: ActDetail['kind'], on: Day): Promise<ActText | null> =>
  kind !== 'agreement' && hasTemplate(kind) ? textForAct(d, kind, on) : null;

/** The texts that staff write bear their own number and fingerprint; the others follow the software. */
function templateOf(detail: ActDetail, given: ActText | null): ActFacts['template'] {
  const name = detail.kind;
  const text = detail.kind === 'agreement' ? detail.text : given;
  if (text) return { name, version: text.version, hash: text.hash };
  return { name, version: hasTemplate(name) ? 1 : SOFTWARE_VERSIONS[name] };
}

async function unitFacts(d: Reader, ctx: Context, seen: CaseRow): Promise<ActFacts['unit']> {
  const unit = mustExist(await findUnit(d, seen.unitId), 'cases.errors.unknown');
  return {
    address: unit.address,
    postcode: unit.postcode,
    commune: ctx.territory.byCode.get(unit.commune)?.name ?? unit.commune,
    inseeCode: unit.commune,
    parcel: unit.parcel,
    idlocal: unit.idlocal,
    kind: unit.kind,
    livingArea: unit.livingArea,
    yearBuilt: unit.yearBuilt,
  };
}

/** The day from which the owner says the dwelling is empty. */
export const vacantSince = (seen: CaseRow): ReturnType<typeof declarationOf>['vacantSince'] =>
  declarationOf(seen).vacantSince;
