import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASE_STATES, type CaseState } from '../../src/cases/case-states.ts';
import type { CaseRow } from '../../src/cases/case-store.ts';
import { type CaseAction, canDo, DOERS, doerOf } from '../../src/cases/case-workflow.ts';
import { readyFor } from '../../src/cases/open-case.ts';
import { workflowSvg } from '../../src/cases/workflow/workflow-svg.ts';
import type { Writer } from '../../src/db/database.ts';
import type { Actor } from '../../src/shared/actor.ts';
import { VISITOR } from '../../src/shared/actor.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { allows, ROLES } from '../../src/shared/permissions.ts';
import { grantedCase } from '../agreements/support/granted-case.ts';
import { staff } from '../support/staff.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';

let test: TestServices;
let row: CaseRow;
const actors = new Map<string, Actor>();
beforeAll(async () => {
  test = await startTestServices();
  const granted = await grantedCase(test);
  row = granted.row;
  for (const role of ROLES) actors.set(role, await staff(test, role, `Test ${role}`));
  actors.set('owner', granted.owner);
  actors.set('visitor', VISITOR);
});
afterAll(() => test.close());

const ACTIONS = Object.keys(DOERS) as CaseAction[];

/** What the door of every move answers to one kind of person, on the version they saw. */
async function answer(d: Writer, state: CaseState, action: CaseAction, actor: Actor): Promise<string> {
  try {
    return await readyFor(d, test.as(actor), { ...row, state }, action, row.version);
  } catch (error) {
    return error instanceof DomainError ? error.kind : 'broken';
  }
}

function expected(state: CaseState, action: CaseAction, who: string): string {
  const doer = doerOf(state, action);
  const role = ROLES.find((slug) => slug === who);
  // At the desk an officer files what the owner said there.
  const atDesk =
    state === 'draft' && action === 'submit' && role !== undefined && allows(role, 'cases.instruct');
  const may = atDesk || (doer === 'owner' ? who === 'owner' : role !== undefined && allows(role, doer));
  if (!may) return 'forbidden';
  return canDo(state, action) ? 'go' : 'conflict';
}

describe('Every state, action and kind of person', () => {
  it('lets through exactly what the table has, to whom it is for', async () => {
    const asked = CASE_STATES.flatMap((state) =>
      ACTIONS.flatMap((action) => [...actors].map(([who, actor]) => ({ state, action, who, actor }))),
    );
    expect(asked).toHaveLength(CASE_STATES.length * ACTIONS.length * actors.size);
    const wrong: string[] = [];
    await test.services.db.tx(async (d) => {
      for (const { state, action, who, actor } of asked) {
        const found = await answer(d, state, action, actor);
        if (found !== expected(state, action, who)) wrong.push(`${state} ${action} ${who}: ${found}`);
      }
    });
    expect(wrong).toEqual([]);
  });
});

describe('The picture of the workflow', () => {
  it.each(['fr', 'en'] as const)('in %s, the file kept is what the table gives', async (locale) => {
    await expect(workflowSvg(locale, true)).toMatchFileSnapshot(
      `../../static/img/readme/workflow-${locale}.svg`,
    );
  });

  it('draws each state of a case once', () => {
    const names = [...workflowSvg('fr').matchAll(/class="wf-name"/g)];
    // “To complete” is a sign beside the steps where it can be asked, not a step of the way.
    expect(names).toHaveLength(CASE_STATES.length - 1);
  });
});
