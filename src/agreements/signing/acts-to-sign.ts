import type { CaseRow } from '../../cases/cases-queries.ts';
import type { Context } from '../../context.ts';
import { translate } from '../../i18n/translate.ts';
import { actsOfCase } from '../acts/act-store.ts';
import { myActToSignPath } from '../agreements-paths.ts';
import { signingState } from './signing-pages.ts';
import { isPerson, standings } from './standing.ts';

/** Acts of a case that this person is asked to sign and has not signed, with where. */
export async function actsToSign(
  ctx: Context,
  row: CaseRow,
): Promise<{ readonly text: string; readonly href: string }[]> {
  const { actor } = ctx;
  if (actor.kind !== 'owner') return [];
  const found: { text: string; href: string }[] = [];
  for (const act of await actsOfCase(ctx.db.read, row.id)) {
    if (act.kind === 'agreement' && row.state !== 'to-sign') continue;
    const { signatories, signatures } = await signingState(ctx.db.read, act);
    const waits = standings(signatories, signatures).some(
      ({ signatory, signature }) => signature === null && isPerson(signatory, actor),
    );
    if (waits)
      found.push({
        text: translate(ctx.locale, 'signing.toSign', {
          kind: translate(ctx.locale, `agreements.act.kind.${act.kind}`),
          number: act.number,
        }),
        href: myActToSignPath(act),
      });
  }
  return found;
}
