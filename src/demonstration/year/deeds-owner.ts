import { siteFactsOf } from '../../audits/audit-settings.ts';
import { completeAudit } from '../../audits/complete-audit.ts';
import { saveAnswers as saveAuditAnswers } from '../../audits/questionnaire/answer-question.ts';
import { startAudit } from '../../audits/start-audit.ts';
import { chooseMeasures } from '../../audits/works/choose-measures.ts';
import { NO_PROJECT_ANSWERS } from '../../audits/works/retained-scenario.ts';
import { undertakingsOf } from '../../cases/application/application.ts';
import { saveAnswers } from '../../cases/application/save-answers.ts';
import { startCase } from '../../cases/application/start-case.ts';
import { submitCase } from '../../cases/application/submit-case.ts';
import { addQuote } from '../../cases/bills/enter-quote.ts';
import { type Declaration, declarationOf, worksOf } from '../../cases/case.ts';
import { answerCorrection } from '../../cases/correction/answer-correction.ts';
import { pinnedScheme } from '../../cases/decision/calculation.ts';
import { withdrawCase } from '../../cases/decision/end-case.ts';
import { writeAsOwner } from '../../cases/messages/write-message.ts';
import { sendPiece } from '../../cases/pieces/send-pieces.ts';
import { findSchemeVersion } from '../../incentives/incentives-queries.ts';
import type { OwnerKind, RentLevel, Tenure } from '../../incentives/vocabulary.ts';
import { listSentMails } from '../../outbox/outbox-store.ts';
import { useSignInLink } from '../../people/owner-links.ts';
import { findAccountByEmail } from '../../people/people-queries.ts';
import { communeFacts } from '../../programme/programme.ts';
import { addDays } from '../../shared/dates.ts';
import { mustExist } from '../../shared/errors.ts';
import { ownersOfUnit } from '../../units/units-queries.ts';
import { bringOwners } from './deeds-co-owners.ts';
import { dwellingAnswers, worksFor } from './dwelling.ts';
import type { Profile } from './outlines.ts';
import { billLines, billOf, companyFor, type Trade, tradeOf, withCertificate } from './sample-bills.ts';
import { samplePdf } from './sample-pdf.ts';
import type { Scene } from './scene.ts';
import { ABANDONED, pickWords, QUESTIONS } from './words.ts';

/** Opens the link of the invitation, which was mailed: the owner's space is theirs from then on. */
export async function openLink(scene: Scene): Promise<void> {
  const { read } = scene.services.db;
  const account = await findAccountByEmail(read, scene.story.email);
  const owners = await ownersOfUnit(read, (await scene.unit()).id);
  // Opened before a stop of the service: a link opens once.
  if (account && owners.some(({ owner }) => owner.accountId === account.id)) return;
  const [mail] = await listSentMails(scene.services.db.read, scene.story.email);
  const token = mustExist(mail?.text.match(/\/login\/link\/([\w-]+)/)?.[1], 'people.errors.linkDead');
  await useSignInLink(await scene.as('visitor'), token);
}

/** The whole questionnaire, then the works retained. */
export async function fillInAudit(scene: Scene): Promise<void> {
  const ctx = await scene.as('owner');
  const unit = await scene.unit();
  const { altitude } = communeFacts(ctx.programme, unit.commune);
  const answers = dwellingAnswers(unit, altitude, scene.chance('dwelling'));
  const { id } = await startAudit(ctx, unit.id);
  const saved = await saveAuditAnswers(ctx, id, answers);
  if (!saved.ok) throw new RangeError(`answers that do not go together: ${JSON.stringify(saved.problems)}`);
  await completeAudit(ctx, id);
  const site = siteFactsOf(ctx.programme, unit.commune, { on: scene.today, heritage: false });
  const measures = worksFor(answers, site, scene.chance('works'));
  const { ownerKind, tenureAfter, rentLevel } = projectOf(scene);
  await chooseMeasures(ctx, id, {
    measures,
    project: { ...NO_PROJECT_ANSWERS, ownerKind, tenureAfter, rentLevel },
  });
}

const OWNER_KINDS: Record<Profile, OwnerKind> = {
  occupier: 'individual',
  landlord: 'individual',
  indivision: 'joint-ownership',
  three: 'joint-ownership',
  sci: 'sci',
  company: 'company',
};

function projectOf(scene: Scene): { ownerKind: OwnerKind; tenureAfter: Tenure; rentLevel: RentLevel | null } {
  const { profile } = scene.story;
  const chance = scene.chance('project');
  const ownerKind = OWNER_KINDS[profile];
  if (profile === 'occupier') return { ownerKind, tenureAfter: 'owner-occupied', rentLevel: null };
  const rentLevel = chance.weighted<RentLevel>([
    ['free', 3],
    ['loc1', 4],
    ['loc2', 3],
    ['loc3', 1],
  ]);
  return { ownerKind, tenureAfter: 'let', rentLevel };
}

function household(scene: Scene): Partial<Declaration> {
  const chance = scene.chance('household');
  const { ownerKind } = projectOf(scene);
  if (ownerKind !== 'individual' && ownerKind !== 'joint-ownership')
    return { ownerKind, income: null, householdSize: null, referenceIncome: null };
  const householdSize = chance.whole(1, 4);
  const referenceIncome = Math.round(chance.around(24_000 + 5_500 * householdSize, 34_000, 9_000, 82_000));
  return { ownerKind, income: 'given', householdSize, referenceIncome };
}

/** The application as far as it can be before it is sent: what one alone can say, then what concerns the others. */
export async function apply(scene: Scene): Promise<void> {
  await fillInApplication(scene);
  await bringOwners(scene);
}

/** Declaration, pieces, quotes. */
export async function fillInApplication(scene: Scene): Promise<void> {
  const ctx = await scene.as('owner');
  const unit = await scene.unit();
  const { id } = (await startCase(ctx, unit.id)).case;
  const { tenureAfter, rentLevel } = projectOf(scene);
  await saveAnswers(ctx, id, 'vacancy', { vacantSince: unit.vacantSince });
  await saveAnswers(ctx, id, 'project', { tenureAfter, rentLevel });
  await saveAnswers(ctx, id, 'household', household(scene));
  await undertake(scene);
  const place = `${unit.address} - ${unit.postcode ?? ''}`;
  const piece = (title: string) =>
    samplePdf(title, [place, `Logement vacant, dossier d'exemple ${scene.story.number + 1}`]);
  await sendPiece(ctx, id, 'vacancy-evidence', {
    name: 'attestation-fournisseur.pdf',
    bytes: piece('Attestation du fournisseur : aucune consommation'),
  });
  await sendPiece(ctx, id, 'ownership', {
    name: 'attestation-propriete.pdf',
    bytes: piece('Attestation de propriete'),
  });
  // A story that is asked for the tax notice did not send it at first.
  for (const trade of ['shell', 'systems'] as const) await quote(scene, trade);
}

/** Ticks what the scheme asks of such a project. */
async function undertake(scene: Scene): Promise<void> {
  const ctx = await scene.as('owner');
  const row = await scene.row();
  const version = mustExist(
    await findSchemeVersion(ctx.db.read, row.schemeVersionId),
    'cases.errors.noScheme',
  );
  const promised = undertakingsOf(pinnedScheme(version).definition, declarationOf(row));
  await saveAnswers(ctx, row.id, 'undertakings', {
    worksNotStarted: true,
    undertakings: promised.map(({ code }) => code),
  });
}

async function quote(scene: Scene, trade: Trade): Promise<void> {
  const ctx = await scene.as('owner');
  const row = await scene.row();
  const works = worksOf(row).filter(
    ({ measure, source }) => tradeOf(measure) === trade && source === 'estimate',
  );
  if (works.length === 0) return;
  const chance = scene.chance(`quote-${trade}`);
  const lines = billLines(works, chance.around(1, 0.12, 0.88, 1.12));
  const number = `D-${scene.today.slice(0, 4)}-${scene.story.number + 101}`;
  const company = companyFor(trade, scene.chance(trade));
  const on = addDays(scene.today, -chance.whole(1, 20));
  const whole = withCertificate(billOf(company, number, on, lines), trade);
  // Quotes that an officer must look at lack the number of the certificate.
  const bill = scene.story.kind.startsWith('flagged') ? { ...whole, rgeNumber: null } : whole;
  const bytes = samplePdf(
    `Devis ${number} - ${bill.company}`,
    lines.map(({ label, totalTTC }) => `${label} : ${totalTTC / 100} EUR TTC`),
  );
  await addQuote(ctx, row.id, bill, {
    name: `devis-${trade === 'shell' ? 'isolation' : 'chauffage'}.pdf`,
    bytes,
  });
}

export async function submit(scene: Scene): Promise<void> {
  const { id, version } = await scene.row();
  await submitCase(await scene.as('owner'), id, version);
}

export async function sendTaxNotice(scene: Scene): Promise<void> {
  const ctx = await scene.as('owner');
  const { id } = await scene.row();
  const bytes = samplePdf("Avis d'impot sur le revenu", [`Foyer d'exemple ${scene.story.number + 1}`]);
  await sendPiece(ctx, id, 'tax-notice', { name: 'avis-imposition.pdf', bytes });
  const { version } = await scene.row();
  await answerCorrection(ctx, id, version);
}

export async function ownerAsks(scene: Scene): Promise<void> {
  const { id } = await scene.row();
  await writeAsOwner(await scene.as('owner'), id, pickWords(scene, QUESTIONS));
}

export async function withdraw(scene: Scene): Promise<void> {
  const { id, version } = await scene.row();
  await withdrawCase(await scene.as('owner'), id, { version, reason: pickWords(scene, ABANDONED) });
}
