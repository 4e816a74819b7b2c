import type { Context } from '../../context.ts';
import { translateDynamic, translator } from '../../i18n/translate.ts';
import { allows, ROLES } from '../../shared/permissions.ts';
import { caseListPath } from '../case-paths.ts';
import { CASE_STATES } from '../case-states.ts';
import { actionsFrom, doerOf, TRANSITIONS, TURN } from '../case-workflow.ts';
import { leadsBack, workflowSvg } from './workflow-svg.ts';

export type WorkflowPage = {
  readonly back: string;
  /** Drawn by the software from its own table: safe to show as it is. */
  readonly svg: string;
  readonly rows: readonly {
    readonly state: { readonly slug: string; readonly text: string };
    readonly turn: string;
    readonly moves: readonly { readonly action: string; readonly doer: string; readonly leads: string }[];
  }[];
};
declare module '../../web/views.ts' {
  interface Views {
    'cases/workflow': WorkflowPage;
  }
}

/** The workflow as a picture and as a table, both from the rules in use. */
export function workflowPage(ctx: Context): WorkflowPage {
  const t = translator(ctx.locale);
  const name = (state: string) => translateDynamic(ctx.locale, `cases.state.${state}`);
  return {
    back: caseListPath(),
    svg: workflowSvg(ctx.locale),
    rows: CASE_STATES.map((state) => ({
      state: { slug: state, text: name(state) },
      turn: t(`decisions.workflow.who.${TURN[state]}`),
      moves: actionsFrom(state).map((action) => {
        const target = (TRANSITIONS[state] as Readonly<Record<string, string>>)[action] ?? '';
        const doer = doerOf(state, action);
        const roles = doer === 'owner' ? [] : ROLES.filter((role) => allows(role, doer));
        return {
          action: translateDynamic(ctx.locale, `cases.action.${action}`),
          doer:
            doer === 'owner'
              ? t('decisions.workflow.who.owner')
              : roles.map((role) => t(`people.role.${role}`)).join(', '),
          leads: leadsBack(target) ? t('decisions.workflow.back') : name(target),
        };
      }),
    })),
  };
}
