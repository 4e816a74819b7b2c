import { answerConsent } from '../../cases/applicants/answer-consent.ts';
import { askConsent } from '../../cases/applicants/ask-consent.ts';
import { isManager } from '../../cases/applicants/associates.ts';
import { correctCoOwner, nameCoOwner, sayCompany } from '../../cases/applicants/name-co-owners.ts';
import { type PersonOfCase, peopleOfCase } from '../../cases/applicants/people-of-case.ts';
import { sendConsentPaper } from '../../cases/applicants/send-consent-paper.ts';
import { sendPiece } from '../../cases/pieces/send-pieces.ts';
import type { Context } from '../../context.ts';
import { sirenFrom } from '../../programme/siren.ts';
import type { CaseId } from '../../shared/ids.ts';
import { plainLetters } from './plain-letters.ts';
import { secretMailed } from './read-mail.ts';
import { samplePdf } from './sample-pdf.ts';
import type { Scene } from './scene.ts';
import { ASSOCIATES, SPEAKERS } from './words.ts';

/** A company says who it is, who speaks for it and who its associates are; co-owners are asked whether they agree. */
export async function bringOwners(scene: Scene): Promise<void> {
  const ctx = await scene.as('owner');
  const row = await scene.row();
  const known = await peopleOfCase(ctx.db.read, row);
  const applicant = known.find(({ applies }) => applies);
  if (applicant?.company) {
    const siren = applicant.siren ?? sirenFrom(`0009${String(scene.story.number).padStart(4, '0')}`);
    const legalRepresentative = scene.chance('speaker').pick(SPEAKERS);
    await sayCompany(ctx, row.id, { siren, legalRepresentative });
    if (scene.story.profile === 'sci') await nameAssociates(scene, ctx, row.id, legalRepresentative);
    const bytes = samplePdf('Pouvoirs du representant legal', [applicant.name, `SIREN ${siren}`]);
    await sendPiece(ctx, row.id, 'powers', { name: 'pouvoirs.pdf', bytes });
  }
  const people = await peopleOfCase(ctx.db.read, row);
  // What the register does not know of them is kept with the case first: each has an identifier from then on.
  if (people.length > 1) await askConsent(ctx, row.id);
  for (const person of await coOwners(scene))
    if (person.mailbox === null && person.id !== null)
      await correctCoOwner(ctx, row.id, person.id, { email: mailboxFor(scene, person), standing: 'holds' });
  if (people.length > 1) await askConsent(ctx, row.id);
}

/** The manager and two others, a third each. */
async function nameAssociates(scene: Scene, ctx: Context, id: CaseId, manager: string): Promise<void> {
  const first = scene.chance('associates').pick(ASSOCIATES);
  const second = scene.chance('associate').pick(ASSOCIATES.filter((name) => name !== first));
  for (const name of [manager, first, second])
    await nameCoOwner(ctx, id, {
      ...{ name, company: false, email: null, right: null, share: '1/3', associate: true },
    });
}

/** Owners and associates beside the one who applies. */
export async function coOwners(scene: Scene): Promise<PersonOfCase[]> {
  const people = await peopleOfCase(scene.services.db.read, await scene.row());
  const applicant = people.find(({ applies }) => applies);
  return people.filter((person) => !person.applies && !(person.associate && isManager(person, applicant)));
}

const mailboxFor = ({ story }: Scene, { name, ownerId }: PersonOfCase): string => {
  const words = plainLetters(name)
    .toLowerCase()
    .match(/[a-z]+/g) ?? ['indivisaire'];
  return `${words.toReversed().join('.')}.d${story.number}.${ownerId}@example.org`;
};

const SHARE_ON_PAPER = 0.2;

/** Each answers from the link of the mail; a few sign the paper, which the applicant sends. */
export async function coOwnersAgree(scene: Scene): Promise<void> {
  const owner = await scene.as('owner');
  const visitor = await scene.as('visitor');
  const { id } = await scene.row();
  for (const person of await coOwners(scene)) {
    const secret = person.mailbox && (await secretMailed(scene, person.mailbox, 'consent'));
    const paper = !secret || scene.chance(`paper-${person.ownerId}`).chance(SHARE_ON_PAPER);
    if (!paper) await answerConsent(visitor, secret, { answer: 'yes', reason: null });
    else if (person.id !== null)
      await sendConsentPaper(owner, id, person.id, {
        name: 'accord-signe.pdf',
        bytes: samplePdf('Accord pour le projet de travaux', [person.name, 'Signe le papier du dossier']),
      });
  }
}
