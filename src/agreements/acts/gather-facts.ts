import { declarationOf } from '../../cases/case.ts';
import type { CaseRow, Signatory } from '../../cases/cases-queries.ts';
import { pinnedScheme } from '../../cases/decision/calculation.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../db/database.ts';
import { findSchemeVersion } from '../../incentives/incentives-queries.ts';
import { schemeCode } from '../../incentives/scheme-code.ts';
import type { SchemeDefinition } from '../../incentives/scheme-schema.ts';
import { findAccount, findOwner, type Owner } from '../../people/people-queries.ts';
import { dayOf } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import { findUnit } from '../../units/units-queries.ts';
import { verifyPath } from '../agreements-paths.ts';
import type { ActDetail, ActFacts } from './act-facts.ts';
import { TEMPLATE_VERSIONS } from './act-templates.ts';

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
        siren: owner.siren,
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

/** The facts of one act, ready to be frozen under its number and code. */
export const actFacts = (
  ctx: Context,
  { common }: Background,
  detail: ActDetail,
  issued: { readonly number: string; readonly code: string },
  signatories: readonly Signatory[] = [],
): ActFacts => ({
  ...common,
  ...(signatories.length > 0
    ? { signatories: signatories.map(({ name, capacity }) => ({ name, capacity })) }
    : {}),
  template: templateOf(detail),
  number: issued.number,
  verificationUrl: ctx.config.publicUrl + verifyPath({ code: issued.code }),
  detail,
});

/** The texts that staff write bear their own number and fingerprint; the others follow the software. */
const templateOf = (detail: ActDetail): ActFacts['template'] =>
  detail.kind === 'agreement' && detail.text
    ? { name: detail.kind, version: detail.text.version, hash: detail.text.hash }
    : { name: detail.kind, version: TEMPLATE_VERSIONS[detail.kind] };

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
