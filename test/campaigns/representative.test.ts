import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaignLetter } from '../../src/campaigns/campaign-letter-pdf.ts';
import { findCampaign } from '../../src/campaigns/campaign-store.ts';
import { createCampaign } from '../../src/campaigns/create-campaign.ts';
import { codeOf } from '../../src/campaigns/personal-code.ts';
import { answersOf, pageOfRecipients, type Recipient } from '../../src/campaigns/recipient-store.ts';
import { prepareCampaign, sendCampaign } from '../../src/campaigns/send-campaign.ts';
import { previewLetter } from '../../src/campaigns/test-letter.ts';
import type { Context } from '../../src/context.ts';
import { findOwner } from '../../src/people/owner-store.ts';
import { correctOwner } from '../../src/people/register-owners.ts';
import { dayOf } from '../../src/shared/dates.ts';
import type { CampaignId, OwnerId, UnitId } from '../../src/shared/ids.ts';
import { enterDemonstrationUnits } from '../../src/units/demo/enter-demonstration-units.ts';
import { NO_FILTER } from '../../src/units/find/register-filter.ts';
import { giveMandate, type MandateGiven } from '../../src/units/holders/give-mandate.ts';
import { mandatesOf } from '../../src/units/holders/mandate-store.ts';
import { revokeMandate } from '../../src/units/holders/revoke-mandate.ts';
import { contactsOfUnit } from '../../src/units/unit-file/contact-store.ts';
import { findUnit, ownersOfUnit } from '../../src/units/units-queries.ts';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.ts';

function textOf(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'letters-'));
  writeFileSync(join(folder, 'letter.pdf'), pdf);
  const text = execFileSync('pdftotext', ['-layout', join(folder, 'letter.pdf'), '-'], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return text;
}

describe('Letters to an owner for whom somebody acts', () => {
  let test: TestApp;
  let officer: Browser;
  let ctx: Context;
  let unit: UnitId;
  let owner: OwnerId;

  beforeAll(async () => {
    test = await startTestApp();
    ({ browser: officer, ctx } = await test.signInStaff('officer', 'Camille'));
    const ids = await enterDemonstrationUnits(ctx, {
      seed: 'mandates',
      count: 16,
      asOf: dayOf(test.clock.now),
    });
    for (const id of ids) {
      const [first] = await ownersOfUnit(ctx.db.read, id);
      const home = await findUnit(ctx.db.read, id);
      if (first?.rank !== 1 || first.owner.doNotContact || !home?.vacantSince) continue;
      unit = id;
      owner = first.owner.id;
    }
    await ctx.db.tx((d) => correctOwner(d, owner, { email: null, phone: null }));
  });
  afterAll(() => test.close());

  const give = (changes: Partial<MandateGiven> = {}) =>
    giveMandate(
      ctx,
      owner,
      {
        unitId: null,
        name: 'Maître Dubois',
        kind: 'notary',
        email: 'etude@example.org',
        phone: null,
        address: '2 place du Beffroi\n59000 EXEMPLE',
        scope: ['contact'],
        startsOn: dayOf(test.clock.now),
        endsOn: null,
        ...changes,
      },
      null,
    );
  const revoke = async () => {
    for (const { id, version, revokedOn } of await mandatesOf(ctx.db.read, [owner]))
      if (revokedOn === null) await revokeMandate(ctx, owner, { id, version }, 'Fin');
  };
  const campaign = async (channel: 'letter' | 'mail'): Promise<CampaignId> =>
    (
      await createCampaign(
        ctx,
        {
          name: `Essai ${channel}`,
          aim: '',
          channel,
          quietWeeks: 0,
          subject: 'Votre logement',
          body: 'Bonjour.',
          signatoryName: 'A. Martin',
          signatoryTitle: 'Responsable',
          signatureHash: null,
          returnAddress: 'Service, 59000 EXEMPLE',
        },
        { filter: NO_FILTER, fields: {} },
      )
    ).id;
  const theirs = async (id: CampaignId): Promise<Recipient> => {
    const { rows } = await pageOfRecipients(ctx.db.read, id, 'all', null, 1000);
    const found = rows.find(({ ownerId }) => ownerId === owner);
    if (!found) throw new Error('not in the group');
    return found;
  };
  const name = async (): Promise<string> => (await findOwner(ctx.db.read, owner))?.name ?? '';

  it('bear the representative’s address and say on whose behalf', async () => {
    await give();
    const id = await campaign('letter');
    const recipient = await theirs(id);
    expect(recipient).toMatchObject({
      through: 'Maître Dubois',
      address: '2 place du Beffroi\n59000 EXEMPLE',
    });
    const found = await findCampaign(ctx.db.read, id);
    if (!found) throw new Error('no campaign');
    const text = textOf(await ctx.pdf.render(campaignLetter(await previewLetter(ctx, found, recipient))));
    expect(text).toContain('Maître Dubois');
    expect(text).toContain(`Pour le compte de ${await name()}`);
    expect(text).toContain('en qualité de mandataire');
    const list = await officer.get(`/campaigns/${id}`);
    expect(list.body).toContain('par son mandataire Maître Dubois');
    await revoke();
  }, 60_000);

  it('go to the owner when the mandate covers another home, other matters, or has ended before they leave', async () => {
    await give({ scope: ['payments'] });
    expect((await theirs(await campaign('letter'))).through).toBeNull();
    await revoke();
    await ctx.db.tx((d) => correctOwner(d, owner, { email: 'self@example.org' }));
    await give();
    const id = await campaign('mail');
    expect((await theirs(id)).email).toBe('etude@example.org');
    await revoke();
    await prepareCampaign(ctx, id);
    await sendCampaign(ctx, id, dayOf(ctx.clock()));
    await test.work();
    const sent = (await test.mails()).map(({ recipient }) => recipient);
    expect(sent).toContain('self@example.org');
    expect(sent).not.toContain('etude@example.org');
    expect((await theirs(id)).through).toBeNull();
  });

  it('are answered by the representative, for the owner, whose own details stay theirs', async () => {
    await give();
    const id = await campaign('mail');
    await prepareCampaign(ctx, id);
    await sendCampaign(ctx, id, dayOf(ctx.clock()));
    await test.work();
    const mail = (await test.mails()).find(({ recipient }) => recipient === 'etude@example.org');
    expect(mail?.text).toContain(`mandataire de ${await name()}`);
    const recipient = await theirs(id);
    const visitor = test.visitor();
    await visitor.post('/r', { code: codeOf(ctx.config.dataKey, recipient.id) });
    const page = await visitor.get('/r/home');
    expect(page.body).toContain(`pour le compte de ${await name()}`);
    const fields = { unit: String(unit), situation: 'vacant', phone: '03 21 00 00 00' };
    expect((await visitor.post('/r/home', fields)).statusCode).toBe(303);
    expect((await answersOf(ctx.db.read, recipient.id))[0]?.byRepresentative).toBe(true);
    expect((await contactsOfUnit(ctx.db.read, unit))[0]).toMatchObject({ through: 'Maître Dubois' });
    expect(await findOwner(ctx.db.read, owner)).toMatchObject({ phone: null, email: 'self@example.org' });
    // The mandate is for contact: the audit in the owner's own space is not theirs to open.
    const done = await visitor.get(`/r/home?unit=${unit}`);
    expect(done.body).not.toContain('id="audit-form"');
    const audit = await visitor.post('/r/audit', { unit: String(unit), auditEmail: 'x@example.org' });
    expect(audit.statusCode).toBe(422);
  });

  it('written by an officer go the same way, and open nothing unless the mandate covers the audit', async () => {
    const compose = await officer.get(`/register/units/${unit}/contact`);
    expect(compose.body).toContain('par son mandataire Maître Dubois, etude@example.org');
    const letter = (subject: string) =>
      officer.post(
        `/register/units/${unit}/contact`,
        { owner: String(owner), email: 'clerc@example.org', subject, text: 'Bonjour' },
        { from: `/register/units/${unit}` },
      );
    expect((await letter('Sans lien')).statusCode).toBe(303);
    await test.work();
    const plain = (await test.mails()).find(({ subject }) => subject === 'Sans lien');
    expect(plain?.recipient).toBe('clerc@example.org');
    expect(plain?.text).not.toContain('/login/link/');
    expect((await mandatesOf(ctx.db.read, [owner]))[0]?.email).toBe('clerc@example.org');
    expect(await findOwner(ctx.db.read, owner)).toMatchObject({ email: 'self@example.org' });
    expect((await contactsOfUnit(ctx.db.read, unit))[0]).toMatchObject({ through: 'Maître Dubois' });
    await revoke();
    await give({ scope: ['contact', 'apply'] });
    await letter('Avec lien');
    await test.work();
    const linked = (await test.mails()).find(({ subject }) => subject === 'Avec lien');
    expect(linked?.text).toContain('/login/link/');
  });
});
