import type { Context } from '../../context.ts';
import { formatterFor } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { Mandate } from './mandate-store.ts';

type Shown = Pick<Mandate, 'name' | 'kind' | 'scope' | 'startsOn' | 'endsOn'>;

/** `Me Dubois, notaire (contact, paiements), depuis le 3 mars 2026`. */
export function mandateLine(ctx: Pick<Context, 'locale'>, mandate: Shown): string {
  const t = translator(ctx.locale);
  const kind = t(`owners.mandate.kinds.${mandate.kind}`).toLocaleLowerCase(ctx.locale);
  const scope = mandate.scope.map((one) => t(`owners.mandate.scopeShort.${one}`)).join(', ');
  return `${mandate.name}, ${kind} (${scope}), ${mandateSpan(ctx, mandate)}`;
}

export function mandateSpan(
  { locale }: Pick<Context, 'locale'>,
  { startsOn, endsOn }: Pick<Shown, 'startsOn' | 'endsOn'>,
): string {
  const t = translator(locale);
  const { day } = formatterFor(locale);
  return endsOn === null
    ? t('owners.mandate.spanOpen', { from: day(startsOn) })
    : t('owners.mandate.span', { from: day(startsOn), to: day(endsOn) });
}
