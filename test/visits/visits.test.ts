import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { visitsOf } from '../../src/agreements/works/visit-store.ts';
import { sendDigests } from '../../src/follow-up/send-digests.ts';
import { journal } from '../../src/journal/journal-table.ts';
import { outbox } from '../../src/outbox/outbox-table.ts';
import { addDays, day, dayOf, type Instant, momentAt } from '../../src/shared/dates.ts';
import { arrangeVisit, cancelVisit, chooseSlot, moveVisit } from '../../src/visits/arrange-visit.ts';
import { concludeVisit } from '../../src/visits/conclude-visit.ts';
import { holdVisit } from '../../src/visits/hold-visit.ts';
import { liftReserve } from '../../src/visits/lift-reserve.ts';
import { visitForStaff } from '../../src/visits/open-visit.ts';
import { savePhoto, savePoint } from '../../src/visits/save-point.ts';
import { answersOf, findVisitById, openReservesOf, photosOf } from '../../src/visits/visit-store.ts';
import { type Granted, grantedCase } from '../agreements/support/granted-case.ts';
import { qpdfCheck, TOOLS, textOf } from '../agreements/support/pdf-tools.ts';
import { DAY, MINUTE, startTestServices, type TestServices } from '../support/test-services.ts';

let test: TestServices;
let granted: Granted;
let homes = 0;
beforeAll(async () => {
  test = await startTestServices();
});
afterAll(() => test.close());
beforeEach(async () => {
  granted = await grantedCase(test, 'works-done', `visit-${++homes}@example.org`);
});

const officer = () => test.as(granted.officer);
const owner = () => test.as(granted.owner);
const ref = () => granted.row.ref ?? '';
const tomorrow = (time = '09:30', days = 1): Instant => momentAt(addDays(dayOf(test.clock.now), days), time);
const visitOf = async (id: number) => {
  const found = await findVisitById(test.services.db.read, id);
  if (!found) throw new Error('no visit');
  return found;
};
const arrange = (slots: Instant[], kind: 'conformity' | 'spot-check' | 'before-works' = 'conformity') =>
  arrangeVisit(officer(), ref(), { kind, slots, note: 'Les clés, svp.' });
/** Calendars promised in mails, oldest first. */
const calendars = () =>
  test.services.db.read
    .select()
    .from(outbox)
    .all()
    .flatMap(({ payload }) => {
      const { calendar, to } = payload as { calendar?: { method: string; content: string }; to: string };
      return calendar ? [{ ...calendar, to }] : [];
    });
const field = (ics: string, name: string) => ics.match(new RegExp(`^${name}:(.*)\r$`, 'm'))?.[1];

describe('An appointment', () => {
  it('set with the owner goes into both calendars, and is moved and cancelled under the same identifier', async () => {
    const visit = await arrange([tomorrow()]);
    const [first, second] = calendars();
    expect([first?.method, second?.method]).toEqual(['REQUEST', 'REQUEST']);
    expect(first?.to).toBe(granted.owner.email);
    await test.work();
    const moved = await moveVisit(officer(), ref(), visit.id, {
      startsAt: tomorrow('14:00', 3),
      version: visit.version,
    });
    const [again] = calendars();
    expect(field(again?.content ?? '', 'UID')).toBe(field(first?.content ?? '', 'UID'));
    expect(field(again?.content ?? '', 'SEQUENCE')).toBe('1');
    expect(field(again?.content ?? '', 'DTSTART')).toBe(
      `${tomorrow('14:00', 3).slice(0, 19).replace(/[-:]/g, '')}Z`,
    );
    await test.work();
    await cancelVisit(officer(), ref(), visit.id, moved.version);
    const [gone] = calendars();
    expect(gone?.method).toBe('CANCEL');
    expect(field(gone?.content ?? '', 'UID')).toBe(visit.uid);
    expect(field(gone?.content ?? '', 'SEQUENCE')).toBe('2');
    await test.work();
    const subjects = (await test.mails()).filter(({ recipient }) => recipient === granted.owner.email);
    expect(subjects.map(({ subject }) => subject).join(' ')).toMatch(/annulée.*Nouvelle date.*Visite le/);
  });

  it('offered as several moments is dated by the owner, once', async () => {
    const slots = [tomorrow('09:00', 2), tomorrow('14:00', 2)];
    const visit = await arrange(slots);
    expect(visit).toMatchObject({ state: 'proposed', startsAt: null });
    await expect(chooseSlot(owner(), granted.row.id, visit.id, tomorrow('10:00', 2))).rejects.toMatchObject({
      code: 'visits.errors.slotGone',
    });
    await chooseSlot(owner(), granted.row.id, visit.id, slots[1] ?? '');
    expect(await visitOf(visit.id)).toMatchObject({ state: 'dated', startsAt: slots[1], sequence: 0 });
    await expect(chooseSlot(owner(), granted.row.id, visit.id, slots[0] ?? '')).rejects.toMatchObject({
      code: 'visits.errors.slotGone',
    });
    expect(calendars().every(({ method }) => method === 'REQUEST')).toBe(true);
    await test.work();
  });

  it('is refused in the past, at the same time as another, and before there is something to look at', async () => {
    await arrange([tomorrow('09:30')]);
    await expect(arrange([tomorrow('10:00')], 'spot-check')).rejects.toMatchObject({
      code: 'visits.errors.busy',
    });
    await arrange([tomorrow('10:30')], 'spot-check');
    const past = momentAt(dayOf(test.clock.now), '00:01');
    await expect(arrange([past])).rejects.toMatchObject({ code: 'visits.errors.past' });
    granted = await grantedCase(test, 'works-started', `visit-${++homes}@example.org`);
    await expect(arrange([tomorrow('16:00')])).rejects.toMatchObject({ code: 'visits.errors.notDone' });
    await test.work();
  });

  it('is recalled the day before: to the owner by mail, to the visitor in the digest, not after it has moved', async () => {
    const visit = await arrange([tomorrow('09:30', 3)]);
    await test.work();
    const moved = await moveVisit(officer(), ref(), visit.id, {
      startsAt: tomorrow('11:00', 4),
      version: visit.version,
    });
    await test.work();
    const reminders = async () =>
      (await test.mails()).filter(
        ({ recipient, subject }) => recipient === granted.owner.email && subject.startsWith('Demain'),
      );
    test.clock.now = momentAt(addDays(dayOf(moved.startsAt ?? test.clock.now), -2), '12:00');
    await test.work();
    expect(await reminders(), 'the first date no longer counts').toHaveLength(0);
    test.clock.now = momentAt(addDays(dayOf(moved.startsAt ?? test.clock.now), -1), '09:01');
    await test.work();
    expect(await reminders()).toHaveLength(1);
  });
});

const photo = (colour: string) =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: colour } })
    .withExifMerge({ IFD0: { Copyright: 'SECRET PLACE' } })
    .jpeg()
    .toBuffer();

describe('The morning’s digest', () => {
  it('tells a visitor of the visits until the next working day, and nobody else', async () => {
    // A Friday: Monday’s visit is told of on that day, since no digest goes at the week-end.
    test.clock.now = momentAt(day('2027-03-05'), '07:30');
    await arrange([momentAt(day('2027-03-08'), '09:30')], 'spot-check');
    await arrange([momentAt(day('2027-03-09'), '09:30')], 'spot-check');
    await test.work();
    const before = (await test.mails()).length;
    await sendDigests(test.services);
    await test.work();
    const digests = (await test.mails()).slice(0, -before);
    expect(digests).toHaveLength(1);
    expect(digests[0]?.text).toContain('Contrôle sur place');
    expect(digests[0]?.text).toContain('8 mars 2027');
    expect(digests[0]?.text).not.toContain('9 mars 2027');
  });
});

describe('A visit held on the spot', () => {
  const begin = async (kind: 'conformity' | 'spot-check' = 'conformity') => {
    const visit = await arrange([tomorrow('08:00', 1)], kind);
    test.clock.now = momentAt(dayOf(visit.startsAt ?? test.clock.now), '09:00');
    await test.work();
    return visit;
  };
  const at = (visit: { id: number }, point: string) => ({ ref: ref(), visit: visit.id, point });
  const seen = (verdict: 'conform' | 'reserve' | 'not-seen', note = '', typedAt: Instant | null = null) => ({
    verdict,
    note,
    typedAt,
  });

  it('keeps the answer typed last, in whatever order the network brings them', async () => {
    const visit = await begin();
    const [early, late] = [tomorrow('08:10', 0), tomorrow('08:20', 0)];
    await savePoint(officer(), at(visit, 'as-quoted'), seen('reserve', 'Fenêtre du séjour', late));
    await savePoint(officer(), at(visit, 'as-quoted'), seen('conform', '', early));
    await savePoint(officer(), at(visit, 'as-quoted'), seen('reserve', 'Fenêtre du séjour', late));
    expect(await answersOf(test.services.db.read, visit.id)).toMatchObject([
      { point: 'as-quoted', verdict: 'reserve', note: 'Fenêtre du séjour', typedAt: late },
    ]);
    await expect(savePoint(officer(), at(visit, 'lease'), seen('conform'))).rejects.toMatchObject({
      kind: 'not-found',
    });
  });

  it('keeps a photograph once however often it is sent, without its place, and no PDF', async () => {
    const visit = await begin();
    const bytes = await photo('#888');
    for (const _ of [1, 2]) await savePhoto(officer(), at(visit, 'as-quoted'), { bytes, key: 'k1' });
    await savePhoto(officer(), at(visit, 'as-quoted'), { bytes, key: 'k2' });
    const kept = await photosOf(test.services.db.read, visit.id);
    expect(kept).toHaveLength(2);
    const stored = await test.services.files.read(kept[0]?.hash ?? ('' as never));
    expect(stored.includes('SECRET PLACE')).toBe(false);
    await expect(
      savePhoto(officer(), at(visit, 'as-quoted'), { bytes: Buffer.from('%PDF-1.4'), key: 'k3' }),
    ).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('concludes with its reserves, moves the case, and makes a report with photographs that the owner receives', async () => {
    const visit = await begin();
    await savePoint(officer(), at(visit, 'as-quoted'), seen('reserve', 'Une entrée d’air manque'));
    await savePoint(officer(), at(visit, 'handover'), seen('conform'));
    await savePhoto(officer(), at(visit, 'as-quoted'), { bytes: await photo('#b33'), key: 'p1' });
    await savePhoto(officer(), at(visit, 'handover'), { bytes: await photo('#3b3'), key: 'p2' });
    const { version } = await visitOf(visit.id);
    const conclude = (outcome: 'conforming' | 'with-reserves') =>
      concludeVisit(officer(), ref(), visit.id, { findings: 'Travaux faits.', outcome, version });
    await expect(conclude('conforming')).rejects.toMatchObject({
      code: 'visits.errors.conformingWithReserves',
    });
    expect((await granted.reload()).state, 'nothing moved').toBe('works-done');
    await conclude('with-reserves');
    expect((await granted.reload()).state).toBe('conformity');
    expect(await visitsOf(test.services.db.read, granted.row.id)).toMatchObject([
      { outcome: 'with-reserves', reserves: expect.stringContaining('Une entrée d’air manque') },
    ]);
    await expect(conclude('with-reserves')).rejects.toMatchObject({ code: 'visits.errors.over' });
    await expect(savePoint(officer(), at(visit, 'handover'), seen('conform'))).rejects.toMatchObject({
      code: 'visits.errors.over',
    });
    await test.work();
    // A document that takes too long on a busy machine is tried again, as any promised work.
    for (let tries = 0; tries < 3 && (await visitOf(visit.id)).reportHash === null; tries += 1) {
      test.clock.advance(2 * MINUTE);
      await test.work();
    }
    const { reportHash } = await visitOf(visit.id);
    const report = await test.services.files.read(reportHash ?? ('' as never));
    if (TOOLS.pdftotext) {
      const text = textOf(report);
      for (const said of [
        'Rapport de visite de conformité',
        'Une entrée d’air manque',
        'Travaux faits.',
        'Photo 2',
      ])
        expect(text).toContain(said);
    }
    if (TOOLS.qpdf) expect(qpdfCheck(report).status).toBe(0);
    const mail = (await test.mails()).find(({ subject }) => subject.startsWith('Rapport de la visite'));
    expect(mail?.recipient).toBe(granted.owner.email);

    expect(await openReservesOf(test.services.db.read, granted.row.id)).toHaveLength(1);
    await liftReserve(officer(), at(visit, 'as-quoted'), {
      how: 'Photo de l’entrée d’air posée',
      document: null,
    });
    expect(await openReservesOf(test.services.db.read, granted.row.id)).toHaveLength(0);
    await expect(
      liftReserve(officer(), at(visit, 'as-quoted'), { how: 'encore une fois', document: null }),
    ).rejects.toMatchObject({ code: 'visits.errors.lifted' });
    const deeds = test.services.db.read
      .select()
      .from(journal)
      .all()
      .map(({ action }) => action);
    expect(deeds).toEqual(
      expect.arrayContaining(['visit.concluded', 'visit.report-made', 'visit.reserve-lifted']),
    );
  });

  it('lifts the reserve of an earlier visit of its kind where the point is found as it should be', async () => {
    const first = await begin('spot-check');
    await savePoint(officer(), at(first, 'upkeep'), seen('reserve', 'Filtre encrassé'));
    await concludeVisit(officer(), ref(), first.id, {
      findings: 'Occupé.',
      outcome: null,
      version: first.version,
    });
    const second = await begin('spot-check');
    await savePoint(officer(), at(second, 'upkeep'), seen('conform', 'Filtre changé'));
    await concludeVisit(officer(), ref(), second.id, {
      findings: 'Tout va bien.',
      outcome: null,
      version: second.version,
    });
    expect(await openReservesOf(test.services.db.read, granted.row.id)).toHaveLength(0);
    const [answer] = await answersOf(test.services.db.read, first.id);
    expect(answer).toMatchObject({ liftedVisit: second.id, liftedHow: 'Filtre changé' });
    await test.work();
  });

  it('is not concluded before its day', async () => {
    const visit = await arrange([tomorrow('08:00', 2)], 'spot-check');
    await expect(
      concludeVisit(officer(), ref(), visit.id, {
        findings: 'Rien vu.',
        outcome: null,
        version: visit.version,
      }),
    ).rejects.toMatchObject({ code: 'visits.errors.tooEarly' });
    test.clock.advance(MINUTE + DAY);
    await test.work();
  });
});

describe('A visit made without an appointment', () => {
  const held = (startsAt: Instant) => holdVisit(officer(), ref(), { kind: 'conformity', startsAt });

  it('is held and concluded as any other, and invites nobody', async () => {
    const before = calendars().length;
    const visit = await held(test.clock.now);
    expect(visit).toMatchObject({ state: 'dated', startsAt: test.clock.now });
    const { points } = await visitForStaff(test.services.db.read, officer(), ref(), visit.id);
    const seen = { verdict: 'reserve', note: 'Reprendre un joint.', typedAt: null } as const;
    await savePoint(officer(), { ref: ref(), visit: visit.id, point: points[0]?.slug ?? '' }, seen);
    const said = { findings: 'Vu sur place.', version: visit.version };
    await concludeVisit(officer(), ref(), visit.id, { ...said, outcome: 'not-conforming' });
    expect((await granted.reload()).state).toBe('works-done');
    await test.work();
    const told = (await test.mails()).filter(({ recipient }) => recipient === granted.owner.email);
    expect(told.some(({ text }) => text.includes('Reprendre un joint.'))).toBe(true);
    expect(calendars()).toHaveLength(before);

    const again = await held(test.clock.now);
    await concludeVisit(officer(), ref(), again.id, {
      findings: 'Repris.',
      outcome: 'conforming',
      version: again.version,
    });
    expect((await granted.reload()).state).toBe('conformity');
    const outcomes = await visitsOf(test.services.db.read, granted.row.id);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['not-conforming', 'conforming']);
  });

  it('lies neither ahead nor before the end of the works', async () => {
    await expect(held(tomorrow())).rejects.toMatchObject({ code: 'visits.errors.future' });
    await expect(held(tomorrow('09:00', -400))).rejects.toMatchObject({
      code: 'agreements.errors.beforeDone',
    });
  });
});
