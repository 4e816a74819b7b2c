import { estimate } from '../incentives/estimate.ts';
import { estimateInputSchema } from '../incentives/estimate-input.ts';
import { schemeVersion } from '../incentives/scheme.ts';
import { schemeCode } from '../incentives/scheme-code.ts';
import { loadProgramme } from '../programme/load-programme.ts';
import { dayOf, instant } from '../shared/dates.ts';
import { type Command, UsageError } from './command.ts';
import { readJson } from './read-json.ts';

export const estimateCommand: Command = {
  usage: 'estimate INPUT.json [--json]',
  summary: 'Computes every aid of a project with its explanation. `schema estimate` describes INPUT.json.',
  needs: ['INPUT.json'],
  options: {
    json: { type: 'boolean', text: 'Print the whole result as JSON' },
    scheme: { type: 'string', text: 'Scheme of the programme to apply (default: its first)' },
  },
  async run(terminal, { positionals, flags }) {
    const input = readJson(positionals[0] ?? '', estimateInputSchema);
    const { programme } = await loadProgramme(terminal.config.programme);
    const definition = programme.schemes.find(
      (scheme) => flags.scheme === undefined || schemeCode(scheme) === flags.scheme,
    );
    if (!definition) throw new UsageError(`No such scheme: ${programme.schemes.map(schemeCode).join(', ')}.`);
    const result = estimate(input, schemeVersion(definition), programme.levers, dayOf(instant(Date.now())));
    terminal.print(flags.json ? JSON.stringify(result, null, 2) : summary(result));
  },
};

function summary(result: ReturnType<typeof estimate>): string {
  const euros = (amount: number | null) => (amount === null ? 'unknown' : `${(amount / 100).toFixed(2)} €`);
  const local = result.scheme
    ? [`${result.scheme.code}: ${result.scheme.status} ${euros(result.scheme.amount)}`]
    : [];
  const levers = result.levers.map(
    ({ code, kind, status, amount, potential, yearly, confirmed }) =>
      `${code} (${kind}): ${status}${amount === null ? '' : ` ${euros(amount)}`}` +
      (status === 'unknown' && potential ? `, up to ${euros(potential)}` : '') +
      (yearly ? `, ${euros(yearly.amount)} a year for ${yearly.years}` : '') +
      (confirmed ? '' : ' [not confirmed]'),
  );
  const { plan, outlook, routes } = result;
  const ways = routes.map(
    ({ code, kept, granted, remainder }) =>
      `way ${code}${kept ? ' (kept)' : ''}: grants ${euros(granted)}, remainder ${euros(remainder)}`,
  );
  const payments = outlook.payments.map(
    ({ moment, code, part, amount }) => `${moment}: ${code} ${part} ${euros(amount)}`,
  );
  const rents = outlook.rents.map(
    ({ level, ceiling, monthly, taxSaved }) =>
      `rent ${level}: ceiling ${euros(ceiling)}, rent ${euros(monthly)} a month, tax saved ${euros(taxSaved)} a year`,
  );
  return [
    ...local,
    ...levers,
    ...ways,
    `cost ${euros(plan.cost.ttc)}, grants ${euros(plan.totalGrants)}, remainder ${euros(plan.remainder)}, after loan ${euros(plan.remainderAfterLoan)}`,
    ...payments,
    ...rents,
    `break-even year: ${outlook.breakEvenYear ?? 'not within forty years'}`,
    `missing answers: ${result.missing.map(({ question }) => question).join(', ') || 'none'}`,
    `for tax and letting: ${result.further.map(({ question }) => question).join(', ') || 'nothing'}`,
  ].join('\n');
}
