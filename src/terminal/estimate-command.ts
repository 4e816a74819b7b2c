import { estimate } from '../incentives/estimate.ts';
import { estimateInputSchema } from '../incentives/estimate-input.ts';
import { schemeCode, schemeVersion } from '../incentives/scheme.ts';
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
  const levers = result.levers.map((lever) => `${lever.code}: ${lever.status} ${euros(lever.amount)}`);
  return [
    ...local,
    ...levers,
    `missing answers: ${result.missing.map(({ question }) => question).join(', ') || 'none'}`,
  ].join('\n');
}
