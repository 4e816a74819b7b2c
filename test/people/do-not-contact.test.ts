import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCampaign } from '../../src/campaigns/create-campaign.ts';
import { exportRecipients } from '../../src/campaigns/export-recipients.ts';
import { pageOfRecipients, type Recipient } from '../../src/campaigns/recipient-store.ts';
import { makeSecondWave } from '../../src/campaigns/second-wave.ts';
import { prepareCampaign, sendCampaign } from '../../src/campaigns/send-campaign.ts';
import type { Context } from '../../src/context.ts';
import { promiseMail } from '../../src/outbox/promise-work.ts';
import { findOwner } from '../../src/people/owner-store.ts';
import { liftRefusal, refuseContact } from '../../src/people/refuse-contact.ts';
import { correctOwner } from '../../src/people/register-owners.ts';
import { dayOf } from '../../src/shared/dates.ts';
import type { CampaignId, OwnerId, UnitId } from '../../src/shared/ids.ts';
import { enterDemonstrationUnits } from '../../src/units/demo/enter-demonstration-units.ts';
import { exportRegister } from '../../src/units/export/export-register.ts';
import { DEFAULT_ORDER, NO_FILTER as filter } from '../../src/units/find/register-filter.ts';
import { writeToOwner } from '../../src/units/outreach/write-to-owner.ts';
import { noteContact } from '../../src/units/unit-file/note-contact.ts';
import { ownersOfUnit } from '../../src/units/units-queries.ts';
import { staff } from '../support/staff.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';

/**
 * Why a file may send something, or take contact data out. `honours`: the service’s own initiative, so the file bears the
 * check named and a test below shows that it works. The others are the exceptions, each for its reason.
 */
type Ground =
  | { readonly honours: RegExp }
  | 'about a case of the owner’s own, as the law requires'
  | 'an answer that the owner’s own case needs, by their application or announcement'
  | 'asked for by whoever receives it'
  | 'to staff'
  | 'heard, not sent'
  | 'draws what another file sends'
  | 'invented for the demonstration'
  | 'holds no means of contact';

const OWN_CASE = 'about a case of the owner’s own, as the law requires';
/** A co-owner whose consent the application needs, the taker of a home under undertakings: law makes the case wait for them. */
const NEEDED = 'an answer that the owner’s own case needs, by their application or announcement';
const NO_MEANS = 'holds no means of contact';
const CHANNELS: Readonly<Record<string, Ground>> = {
  'agreements/acts/act-mails.ts': OWN_CASE,
  'agreements/signing/invite-signatories.ts': OWN_CASE,
  'agreements/signing/remind-signatories.ts': OWN_CASE,
  'agreements/signing/send-signing-code.ts': OWN_CASE,
  'agreements/signing/signatory-mails.ts': OWN_CASE,
  'agreements/signing/signing-mails.ts': OWN_CASE,
  'agreements/works/works-mails.ts': OWN_CASE,
  'budget/payments/payment-mails.ts': OWN_CASE,
  'budget/recovery/recovery-mails.ts': OWN_CASE,
  'cases/appeal/hand-in-appeal.ts': 'to staff',
  'cases/appeal/register-appeal.ts': OWN_CASE,
  'cases/applicants/answer-consent.ts': OWN_CASE,
  'cases/clock/extend-works.ts': OWN_CASE,
  'cases/correction/answer-correction.ts': OWN_CASE,
  'cases/correction/remind-correction.ts': OWN_CASE,
  'cases/correction/request-correction.ts': OWN_CASE,
  'cases/decision/end-case.ts': OWN_CASE,
  'cases/decision/reopen-case.ts': OWN_CASE,
  'cases/desk/start-at-desk.ts': OWN_CASE,
  'cases/drafts/tend-drafts.ts': OWN_CASE,
  'cases/messages/send-message-digest.ts': OWN_CASE,
  'cases/messages/tell-message.ts': OWN_CASE,
  'cases/pieces/refuse-infected-job.ts': OWN_CASE,
  'returns/breach/decide-breach.ts': OWN_CASE,
  'returns/breach/notice-breach.ts': OWN_CASE,
  'returns/breach/reply-to-notice.ts': OWN_CASE,
  'returns/checks/ask-checks.ts': OWN_CASE,
  'returns/handed/hand-in-evidence.ts': OWN_CASE,
  'returns/transfer/answer-transfer.ts': OWN_CASE,
  'visits/visit-mails.ts': OWN_CASE,
  'cases/applicants/ask-consent.ts': NEEDED,
  'returns/transfer/announce-transfer.ts': NEEDED,
  'returns/return-mails.ts': OWN_CASE,
  'campaigns/answer-on-line.ts': 'asked for by whoever receives it',
  'estimates/mail-estimate.ts': 'asked for by whoever receives it',
  'people/owner-links.ts': 'asked for by whoever receives it',
  'campaigns/campaign-routes.ts': 'to staff',
  'campaigns/test-letter.ts': 'to staff',
  'cases/assignment/hand-over-cases.ts': 'to staff',
  'follow-up/send-digests.ts': 'to staff',
  'campaigns/campaign-letter-pdf.ts': 'draws what another file sends',
  'campaigns/unit-letter-pdf.ts': 'draws what another file sends',
  'units/outreach/write-about-units.ts': 'draws what another file sends',
  'units/outreach/note-reply.ts': 'heard, not sent',
  'units/demo/enter-demonstration-units.ts': 'invented for the demonstration',
  'units/demo/demo-lovac.ts': 'invented for the demonstration',
  'budget/budget-pages.ts': NO_MEANS,
  'budget/budget-routes.ts': NO_MEANS,
  'budget/finance/run-file.ts': NO_MEANS,
  'budget/forecast/forecast-pages.ts': NO_MEANS,
  'budget/forecast/forecast-routes.ts': NO_MEANS,
  'cases/list/case-list-routes.ts': NO_MEANS,
  'cases/list/export-cases.ts': NO_MEANS,
  'evaluation/report-file.ts': NO_MEANS,
  'evaluation/report-pdf.ts': NO_MEANS,
  'evaluation/report-sections.ts': NO_MEANS,
  'evaluation/report-workbook.ts': NO_MEANS,
  'returns/return-routes.ts': NO_MEANS,
  'returns/running-pages.ts': NO_MEANS,
  'incentives/simulation/simulation-result-pages.ts': NO_MEANS,
  'incentives/simulation/simulation-sections.ts': NO_MEANS,
  'incentives/simulation/simulation-workbook.ts': NO_MEANS,
  'units/export/export-register-map.ts': NO_MEANS,
  'units/export/export-register-sheet.ts': NO_MEANS,
  'units/import/export-rejections.ts': NO_MEANS,
  'campaigns/export-recipients.ts': { honours: /opposedAmong\(/ },
  'campaigns/post-letters-job.ts': { honours: /opposedAmong\([\s\S]*prospect:/ },
  'campaigns/render-letters-job.ts': { honours: /opposedAmong\(/ },
  'units/export/export-register.ts': { honours: /!owner\.doNotContact/ },
  'units/export/export-for-zlv.ts': { honours: /owner\.doNotContact \? null : owner\.address/ },
  'follow-up/task-letter.ts': { honours: /doNotContact \?\? unit\.heldBack[\s\S]*throw/ },
  'units/outreach/write-to-owner.ts': {
    honours: /ownerToContact\([\s\S]*prospect:[\s\S]*owner\.doNotContact\) throw/,
  },
  'units/unit-file/note-contact.ts': { honours: /ownerToContact\(/ },
  'privacy/copy/make-copy-job.ts': 'asked for by whoever receives it',
  'privacy/erasure/decide-erasure.ts': 'asked for by whoever receives it',
  'privacy/erasure/person-erasure-job.ts': 'asked for by whoever receives it',
  'privacy/retention/retention-pages.ts': NO_MEANS,
  'privacy/retention/retention-routes.ts': NO_MEANS,
};

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const read = (file: string): string => readFileSync(SRC + file, 'utf8');
/** Sends a mail, draws a letter, notes one as sent, or makes a table that people take out. */
const SENDS =
  /\b(?:promiseMail|campaignLetter|unitLetter|addContacts?|writeAboutUnits)\(|documents\/(?:csv|spreadsheet|sheet-cells)|csv-stringify|FeatureCollection/;
const PLUMBING = [/^outbox\//, /^documents\//, /-store\.ts$/];
const sending = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !PLUMBING.some((plumbing) => plumbing.test(file)))
  .filter((file) => SENDS.test(read(file)));

describe('Every channel that reaches owners', () => {
  it('is known here, with its ground: a new one must say how it honours "ne pas contacter"', () => {
    expect(sending.toSorted()).toEqual(Object.keys(CHANNELS).toSorted());
  });

  it('bears the check where the service writes of its own accord', () => {
    const without = Object.entries(CHANNELS).filter(
      ([file, ground]) => typeof ground === 'object' && !ground.honours.test(read(file)),
    );
    expect(without).toEqual([]);
  });

  it('reads no mailbox, telephone or address where it says that it holds none', () => {
    const means =
      /\b(?:owner|recipient|mandate)\w*\??\.(?:email|phone|address)\b|\bowner(?:Email|Phone|Address)\b/;
    const holding = Object.entries(CHANNELS).filter(
      ([file, ground]) => ground === NO_MEANS && means.test(read(file)),
    );
    expect(holding.map(([file]) => file)).toEqual([]);
  });

  it('is in one place the outbox, which no file goes round', () => {
    const round = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && /nodemailer|kind: 'mail'/.test(read(file)),
    );
    expect(round.toSorted()).toEqual(['outbox/promise-work.ts', 'outbox/send-mail.ts']);
  });
});

describe('An owner who asked not to be contacted', () => {
  let test: TestServices;
  let ctx: Context;
  let unit: UnitId;
  let owner: OwnerId;
  const MAILBOX = 'left-alone@example.org';

  beforeAll(async () => {
    test = await startTestServices();
    ctx = test.as(await staff(test, 'manager', 'Test manager'));
    const ids = await enterDemonstrationUnits(ctx, { seed: 'alone', count: 14, asOf: dayOf(test.clock.now) });
    for (const id of ids) {
      const [first] = await ownersOfUnit(ctx.db.read, id);
      if (first?.rank !== 1 || first.owner.doNotContact) continue;
      unit = id;
      owner = first.owner.id;
    }
    await ctx.db.tx((d) =>
      correctOwner(d, owner, {
        email: MAILBOX,
        phone: '03 20 00 00 00',
        address: '7 rue Seule\n59000 EXEMPLE',
      }),
    );
  });
  afterAll(() => test.close());

  const leaveAlone = () =>
    ctx.db.tx((d) =>
      refuseContact(d, ctx, owner, {
        askedBy: 'owner',
        channel: 'phone',
        askedOn: dayOf(ctx.clock()),
        reason: 'Ne souhaite rien',
        until: null,
      }),
    );
  const allow = () => ctx.db.tx((d) => liftRefusal(d, ctx, owner, 'Fin de l’essai'));
  const campaign = async (channel: 'letter' | 'mail'): Promise<CampaignId> => {
    const wish = {
      name: `Essai ${channel}`,
      aim: '',
      channel,
      quietWeeks: 0,
      subject: 'Votre logement',
      body: 'Bonjour {destinataire}.',
      signatoryName: 'A. Martin',
      signatoryTitle: 'Responsable',
      signatureHash: null,
      returnAddress: 'Service, 59000 EXEMPLE',
    } as const;
    return (await createCampaign(ctx, wish, { filter, fields: {} })).id;
  };
  const recipients = async (id: CampaignId): Promise<Recipient[]> =>
    (await pageOfRecipients(ctx.db.read, id, 'all', null, 1000)).rows;
  const theirs = async (id: CampaignId): Promise<Recipient | undefined> =>
    (await recipients(id)).find(({ ownerId }) => ownerId === owner);
  const mailed = async (): Promise<string[]> => (await test.mails()).map(({ recipient }) => recipient);
  const whole = async (lines: AsyncGenerator<string>): Promise<string> => {
    let text = '';
    for await (const line of lines) text += line;
    return text;
  };

  it('is written to by no officer, and no letter to them is noted', async () => {
    await leaveAlone();
    const letter = { ownerId: owner, email: MAILBOX, subject: 'S', text: 'T' };
    await expect(writeToOwner(ctx, unit, letter)).rejects.toMatchObject({
      code: 'register.errors.doNotContact',
    });
    const note = { ownerId: owner, channel: 'letter', text: 'T' } as const;
    await expect(noteContact(ctx, unit, note)).rejects.toMatchObject({
      code: 'register.errors.doNotContact',
    });
    await allow();
  });

  it('is left out of a group, of letters drawn later, and of mails that leave later still', async () => {
    await leaveAlone();
    expect((await theirs(await campaign('letter')))?.exclusion).toBe('do-not-contact');
    await allow();
    const letters = await campaign('letter');
    const mails = await campaign('mail');
    expect([(await theirs(letters))?.exclusion, (await theirs(mails))?.exclusion]).toEqual([null, null]);
    await leaveAlone();
    await prepareCampaign(ctx, letters);
    await prepareCampaign(ctx, mails);
    await sendCampaign(ctx, mails, dayOf(ctx.clock()));
    await test.work();
    expect(await theirs(letters)).toMatchObject({ exclusion: 'do-not-contact', codeHash: null });
    const drawn = (await recipients(letters)).filter(({ exclusion }) => exclusion === null);
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn.every(({ codeHash }) => codeHash !== null)).toBe(true);
    expect(await theirs(mails)).toMatchObject({ exclusion: 'do-not-contact' });
    expect(await mailed()).not.toContain(MAILBOX);
    await allow();
  }, 90_000);

  it('is left out of the reminder to the silent', async () => {
    const first = await campaign('mail');
    await prepareCampaign(ctx, first);
    await sendCampaign(ctx, first, dayOf(ctx.clock()));
    await test.work();
    expect(await mailed()).toContain(MAILBOX);
    await leaveAlone();
    const { id } = await makeSecondWave(ctx, first);
    expect((await theirs(id))?.exclusion).toBe('do-not-contact');
    const table = await whole(await exportRecipients(ctx, first, 'all'));
    expect(table).toContain((await findOwner(ctx.db.read, owner))?.name);
    expect(table).not.toContain(MAILBOX);
    await allow();
    expect(await whole(await exportRecipients(ctx, first, 'all'))).toContain(MAILBOX);
  });

  it('is named in the export of the register, without the means to write or call', async () => {
    const exported = async () => whole(await exportRegister(ctx, filter, DEFAULT_ORDER));
    expect(await exported()).toContain(MAILBOX);
    await leaveAlone();
    const table = await exported();
    expect(table).toContain((await findOwner(ctx.db.read, owner))?.name);
    for (const means of [MAILBOX, '7 rue Seule']) expect(table).not.toContain(means);
    await allow();
  });

  it('is not reached by a mail that was promised before they asked, but by what they asked for', async () => {
    const before = (await mailed()).filter((to) => to === MAILBOX).length;
    const mail = { to: MAILBOX, locale: 'fr', subject: 'S', body: ['T'] } as const;
    await ctx.db.tx((d) => promiseMail(d, ctx.clock(), { ...mail, prospect: owner }));
    await leaveAlone();
    await test.work();
    expect((await mailed()).filter((to) => to === MAILBOX)).toHaveLength(before);
    await ctx.db.tx((d) => promiseMail(d, ctx.clock(), mail));
    await test.work();
    expect((await mailed()).filter((to) => to === MAILBOX)).toHaveLength(before + 1);
  });
});
