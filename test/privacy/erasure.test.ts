import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordFile, storeUpload } from '../../src/files/keep-file.ts';
import { verifyJournal } from '../../src/journal/journal-store.ts';
import { addOwner } from '../../src/people/owner-store.ts';
import { refuseContact } from '../../src/people/refuse-contact.ts';
import { askMyErasure, noteErasureRequest } from '../../src/privacy/erasure/ask-erasure.ts';
import { confirmErasure, declineErasure, proposeErasure } from '../../src/privacy/erasure/decide-erasure.ts';
import { openRequest, requestsOf } from '../../src/privacy/erasure/erasure-store.ts';
import { seeErasure } from '../../src/privacy/erasure/see-erasure.ts';
import { ERASED_NAME } from '../../src/privacy/holdings/holding.ts';
import { personOf } from '../../src/privacy/person-of.ts';
import type { Staff } from '../../src/shared/actor.ts';
import { day, dayOf } from '../../src/shared/dates.ts';
import type { OwnerId } from '../../src/shared/ids.ts';
import { enterDemonstrationUnits } from '../../src/units/demo/enter-demonstration-units.ts';
import { ownersOfUnit } from '../../src/units/units-queries.ts';
import { grantedCase } from '../agreements/support/granted-case.ts';
import { balanceOrdered, paper } from '../agreements/support/life.ts';
import { staff } from '../support/staff.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';

let test: TestServices;
let manager: Staff;
let second: Staff;
const read = () => test.services.db.read;
const rows = <Row>(query: ReturnType<typeof sql>): Row[] => read().all<Row>(query);

beforeAll(async () => {
  test = await startTestServices();
  manager = await staff(test, 'manager', 'Dominique Responsable');
  second = await staff(test, 'manager', 'Lou Responsable');
});
afterAll(() => test.close());

/** Seen by one, confirmed by another, done. */
async function erase(id: OwnerId): Promise<void> {
  const version = async () => (await openRequest(read(), id))?.version ?? 0;
  await proposeErasure(test.as(manager), id, { version: await version() });
  await confirmErasure(test.as(second), id, { version: await version() });
  await test.work();
}

describe('a prospect who asks to be erased', () => {
  let ownerId: OwnerId;
  let name: string;
  beforeAll(async () => {
    await enterDemonstrationUnits(test.as(manager), { seed: 'privacy', count: 60, asOf: day('2026-03-02') });
    const [home] = rows<{ unit_id: number }>(
      sql`SELECT l.unit_id FROM unit_owner l JOIN owner o ON o.id = l.owner_id
          WHERE o.email IS NOT NULL AND NOT o.do_not_contact AND (SELECT count(*) FROM unit_owner k WHERE k.unit_id = l.unit_id) = 1 LIMIT 1`,
    );
    const [held] = await ownersOfUnit(read(), (home?.unit_id ?? 0) as never);
    if (!held) throw new Error('no owner');
    ownerId = held.owner.id;
    name = held.owner.name;
    await test.services.db.tx(async (d) => {
      d.run(
        sql`INSERT INTO contact (unit_id, owner_id, channel, subject, body, made_at) VALUES (${home?.unit_id}, ${ownerId}, 'phone', 'Appel', ${`Bonjour ${name}`}, ${test.clock.now})`,
      );
      d.run(
        sql`INSERT INTO unit_note (unit_id, text, pinned, form_key, made_at, version) VALUES (${home?.unit_id}, ${`${name} vit à Lille`}, 0, 'k', ${test.clock.now}, 1)`,
      );
    });
    await noteErasureRequest(test.as(manager), ownerId, {
      channel: 'letter',
      askedOn: dayOf(test.clock.now),
      reason: 'Lettre reçue',
    });
  });

  it('is shown what goes before anything does', async () => {
    const plan = await seeErasure(read(), test.as(manager), await personOf(read(), ownerId));
    expect(plan).toMatchObject({
      keptCases: [],
      identityKept: false,
      counts: { identity: 1, contact: 1, note: 1 },
    });
  });

  it('cannot be asked for twice, nor be confirmed by the one who proposed', async () => {
    await expect(
      noteErasureRequest(test.as(manager), ownerId, {
        channel: 'mail',
        askedOn: day('2026-03-01'),
        reason: null,
      }),
    ).rejects.toMatchObject({ code: 'privacy.errors.alreadyAsked' });
    const first = await openRequest(read(), ownerId);
    await proposeErasure(test.as(manager), ownerId, { version: first?.version ?? 0 });
    const proposed = await openRequest(read(), ownerId);
    await expect(
      confirmErasure(test.as(manager), ownerId, { version: proposed?.version ?? 0 }),
    ).rejects.toMatchObject({
      code: 'privacy.errors.secondPerson',
    });
    // The database says so too, whatever the code does.
    await expect(
      test.services.db.tx(async (d) =>
        d.run(sql`UPDATE erasure_request SET confirmed_by = proposed_by WHERE id = ${proposed?.id}`),
      ),
    ).rejects.toMatchObject({ cause: { message: expect.stringContaining('two_people') } });
  });

  it('is gone from every table, list and search, and told so', async () => {
    await erase(ownerId);
    expect(rows(sql`SELECT name, email, phone, address FROM owner WHERE id = ${ownerId}`)).toEqual([
      { name: ERASED_NAME, email: null, phone: null, address: null },
    ]);
    expect(
      rows<{ owner_name: string }>(
        sql`SELECT owner_name FROM unit u JOIN unit_owner l ON l.unit_id = u.id WHERE l.owner_id = ${ownerId}`,
      )[0]?.owner_name,
    ).toBe(ERASED_NAME);
    expect(rows(sql`SELECT 1 FROM unit_note`)).toEqual([]);
    const tables = rows<{ name: string }>(
      sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'sent_mail'`,
    );
    const left = tables.filter(({ name: table }) =>
      JSON.stringify(rows(sql`SELECT * FROM ${sql.identifier(table)}`)).includes(name),
    );
    expect(left.map(({ name: table }) => table)).toEqual([]);
    const mail = (await test.mails()).find(({ subject }) => subject === 'Vos données ont été effacées');
    expect(mail?.text).toContain(name);
    expect(mail?.text).toContain('dpo@example.org');
    expect((await verifyJournal(read())).whole).toBe(true);
  });

  it('leaves a register line of one person and a request that is done', async () => {
    expect(rows(sql`SELECT rule, subjects, confirmed_by FROM destruction`)).toEqual([
      { rule: 'request', subjects: 1, confirmed_by: second.accountId },
    ]);
    expect(await requestsOf(read(), ownerId)).toMatchObject([{ state: 'done', reason: 'Effacé' }]);
    await expect(
      noteErasureRequest(test.as(manager), ownerId, {
        channel: 'mail',
        askedOn: day('2026-03-01'),
        reason: null,
      }),
    ).rejects.toMatchObject({ code: 'privacy.errors.alreadyErased' });
  });
});

describe('a person whose case is under undertakings', () => {
  it('keeps what law keeps, with why, and is told until when', async () => {
    const granted = await grantedCase(test);
    await balanceOrdered(test, granted);
    const acts = rows(sql`SELECT facts FROM act ORDER BY id`);
    await askMyErasure(test.as(granted.owner));
    const id = granted.row.ownerId;
    const plan = await seeErasure(read(), test.as(manager), await personOf(read(), id));
    expect(plan).toMatchObject({
      identityKept: true,
      keptCases: [{ ref: granted.row.ref, why: 'under-way', until: null }],
    });
    await erase(id);
    expect(rows<{ name: string }>(sql`SELECT name FROM owner WHERE id = ${id}`)[0]?.name).toBe(
      'Vanhoutte Jeanne',
    );
    expect(rows(sql`SELECT facts FROM act ORDER BY id`)).toEqual(acts);
    const mail = (await test.mails()).find(
      ({ subject, recipient }) =>
        subject === 'Vos données ont été effacées' && recipient === granted.owner.email,
    );
    expect(mail?.text).toContain(granted.row.ref);
    expect(mail?.text).toContain('dossier en cours');
  });
});

describe('a person who refused to be written to', () => {
  it('keeps the number by which the next file would bring them back', async () => {
    const owner = await test.services.db.tx((d) =>
      addOwner(d, {
        kind: 'individual',
        name: 'Opposant Paul',
        personNumber: '59ABC123',
        createdAt: test.clock.now,
      }),
    );
    await test.services.db.tx((d) =>
      refuseContact(d, test.as(manager), owner.id, {
        askedBy: 'owner',
        channel: 'letter',
        askedOn: dayOf(test.clock.now),
        reason: 'Ne plus m’écrire',
        until: null,
      } as never),
    );
    await noteErasureRequest(test.as(manager), owner.id, {
      channel: 'letter',
      askedOn: dayOf(test.clock.now),
      reason: null,
    });
    await erase(owner.id);
    const [left] = rows<{
      name: string;
      person_number: string;
      do_not_contact: number;
      edited_fields: string;
    }>(sql`SELECT name, person_number, do_not_contact, edited_fields FROM owner WHERE id = ${owner.id}`);
    expect(left).toMatchObject({ name: ERASED_NAME, person_number: '59ABC123', do_not_contact: 1 });
    expect(left?.edited_fields).toContain('name');
  });
});

describe('a request that is declined', () => {
  it('is answered with the reason and the ways to complain, and erases nothing', async () => {
    const owner = await test.services.db.tx((d) =>
      addOwner(d, {
        kind: 'individual',
        name: 'Martin Luc',
        email: 'luc@example.org',
        createdAt: test.clock.now,
      }),
    );
    await noteErasureRequest(test.as(manager), owner.id, {
      channel: 'mail',
      askedOn: dayOf(test.clock.now),
      reason: null,
    });
    const request = await openRequest(read(), owner.id);
    await declineErasure(test.as(manager), owner.id, {
      version: request?.version ?? 0,
      reason: 'Identité non établie.',
    });
    await test.work();
    const mail = (await test.mails()).find(({ recipient }) => recipient === 'luc@example.org');
    expect(mail?.text).toContain('Identité non établie.');
    expect(mail?.text).toContain('CNIL');
    expect(rows<{ name: string }>(sql`SELECT name FROM owner WHERE id = ${owner.id}`)[0]?.name).toBe(
      'Martin Luc',
    );
  });
});

describe('a file that two people hold', () => {
  it('stays on the disk until the last one goes', async () => {
    const sent = await paper(test, 'acte-commun');
    const file = await storeUpload(test.as(manager), sent.bytes);
    const unit = rows<{ id: number }>(sql`SELECT id FROM unit ORDER BY id DESC LIMIT 2`).map(({ id }) => id);
    const people = await test.services.db.tx(async (d) => {
      await recordFile(d, test.as(manager), file);
      const made = [];
      for (const [at, unitId] of unit.entries()) {
        const owner = await addOwner(d, {
          kind: 'individual',
          name: `Partage ${at}`,
          createdAt: test.clock.now,
        });
        d.run(sql`DELETE FROM unit_owner WHERE unit_id = ${unitId}`);
        d.run(
          sql`INSERT INTO unit_owner (unit_id, owner_id, rank, undivided) VALUES (${unitId}, ${owner.id}, 1, 0)`,
        );
        d.run(
          sql`INSERT INTO unit_document (unit_id, kind, label, hash, added_at) VALUES (${unitId}, 'other', 'Acte', ${file.hash}, ${test.clock.now})`,
        );
        made.push(owner.id);
      }
      return made;
    });
    for (const [at, id] of people.entries()) {
      await noteErasureRequest(test.as(manager), id, {
        channel: 'desk',
        askedOn: dayOf(test.clock.now),
        reason: null,
      });
      await erase(id);
      expect(await test.services.files.has(file.hash)).toBe(at === 0);
    }
  });
});
