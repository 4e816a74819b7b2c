import { randomUUID } from 'node:crypto';
import { auditPath } from '../audits/audit-paths.ts';
import { auditsOfUnit } from '../audits/audits-queries.ts';
import { casePlanPath } from '../cases/case-paths.ts';
import { casesOfUnit } from '../cases/cases-queries.ts';
import type { Context } from '../context.ts';
import { translator } from '../i18n/translate.ts';
import { type Account, listStaff } from '../people/people-queries.ts';
import { isAllowed } from '../shared/actor.ts';
import { addDays, addMonths, type Day, dayOf } from '../shared/dates.ts';
import type { UnitPanel } from '../units/unit-file/unit-panels.ts';
import { unitPath } from '../units/units-paths.ts';
import type { Unit } from '../units/units-queries.ts';
import * as paths from './follow-up-paths.ts';
import { type ShownNote, shownNotes } from './note-pages.ts';
import { notesOfUnit } from './note-store.ts';
import { playbooksShown, type ShownPlaybook } from './playbook-pages.ts';
import { playbooksInForce } from './playbooks-in-force.ts';
import { type ShownTask, shownTask } from './task-pages.ts';
import { tasksOfUnit } from './task-store.ts';
import { workingDayFrom } from './working-days.ts';

type Option = { readonly value: string; readonly text: string };
export type FollowUpPanel = {
  readonly mayEdit: boolean;
  readonly open: readonly ShownTask[];
  readonly over: readonly ShownTask[];
  readonly addTask: string;
  readonly addNote: string;
  /** A fresh one for each form of each page: what is sent twice is done once. */
  readonly keys: { readonly task: string; readonly note: string };
  readonly dueOn: Day;
  readonly today: Day;
  readonly officers: readonly Option[];
  readonly me: string;
  readonly notes: readonly ShownNote[];
  readonly noteCount: number;
  readonly search: { readonly action: string; readonly text: string };
  readonly playbooks: readonly ShownPlaybook[];
};

/** Tasks, playbooks and notes of a unit, on its page. */
export const followUpPanel: UnitPanel = async (ctx, unit, request) => {
  const { read } = ctx.db;
  const staff = (await listStaff(read)).filter(({ active }) => active);
  const tasks = await tasksOfUnit(read, unit.id);
  const notes = await notesOfUnit(read, unit.id);
  const text = wordOf(request.query);
  const estimate = await figuresOf(ctx, unit);
  const shown = tasks.map((task) => shownTask(ctx, task, staff, unitPath({ unit: unit.id }), estimate));
  const model: FollowUpPanel = {
    mayEdit: isAllowed(ctx.actor, 'units.edit'),
    open: shown.filter(({ state }) => state === 'open'),
    over: shown.filter(({ state }) => state !== 'open'),
    ...newForms(ctx, unit, staff),
    notes: shownNotes(ctx, notes, staff, text),
    noteCount: notes.length,
    search: { action: unitPath({ unit: unit.id }), text },
    playbooks: playbooksShown(ctx, unit, tasks, await playbooksInForce(read, ctx)),
  };
  return { view: 'follow-up/panel.njk', model };
};

/** The financing plan of its case, else its last audit; null while there is neither. */
async function figuresOf({ db }: Context, { id }: Unit): Promise<string | null> {
  const ref = (await casesOfUnit(db.read, id)).find((one) => one.ref !== null)?.ref;
  if (ref) return casePlanPath({ ref });
  const audit = (await auditsOfUnit(db.read, id)).at(-1);
  return audit ? auditPath({ audit: audit.id }) : null;
}

function newForms(ctx: Context, unit: Unit, staff: readonly Account[]) {
  const today = dayOf(ctx.clock());
  const me = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null;
  return {
    addTask: paths.unitTasksPath({ unit: unit.id }),
    addNote: paths.unitNotesPath({ unit: unit.id }),
    keys: { task: randomUUID(), note: randomUUID() },
    today: addDays(today, 1),
    dueOn: workingDayFrom(addMonths(today, 1)),
    officers: [
      { value: '', text: translator(ctx.locale)('register.unit.nobody') },
      ...staff.map(({ id, name }) => ({ value: String(id), text: name })),
    ],
    me: String(unit.assignedTo ?? me ?? ''),
  };
}

const wordOf = (query: unknown): string => {
  const asked = (query as { notes?: unknown } | null)?.notes;
  return typeof asked === 'string' ? asked.trim().slice(0, 100) : '';
};
