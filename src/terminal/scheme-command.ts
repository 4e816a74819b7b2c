import { translateDynamic } from '../i18n/translate.ts';
import { checkScheme } from '../incentives/check-scheme.ts';
import type { Finding } from '../incentives/finding.ts';
import { schemeHash } from '../incentives/scheme.ts';
import { schemeSchema } from '../incentives/scheme-schema.ts';
import { type Command, CommandFailed, UsageError } from './command.ts';
import { readJson } from './read-json.ts';

export const schemeCommand: Command = {
  usage: 'scheme check FILE [--json]',
  summary:
    'Checks a scheme before it is published: gaps, overlaps, circles, dates that cross, conditions nobody can meet. Fails on errors.',
  needs: ['“check”', 'FILE'],
  options: { json: { type: 'boolean', text: 'Print the findings as JSON' } },
  async run(terminal, { positionals, flags }) {
    const [verb, file = ''] = positionals;
    if (verb !== 'check') throw new UsageError('Only “scheme check FILE” is known.');
    const scheme = readJson(file, schemeSchema);
    const findings = checkScheme(scheme);
    const errors = findings.filter(({ level }) => level === 'error');
    const report = {
      format: 'volets-scheme-check/1',
      contentHash: schemeHash(scheme),
      publishable: errors.length === 0,
      findings,
    };
    terminal.print(flags.json ? JSON.stringify(report, null, 2) : summary(findings));
    if (errors.length > 0)
      throw new CommandFailed(`${errors.length} error(s): this scheme cannot be published.`);
  },
};

function summary(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Nothing to say against this scheme.';
  return findings
    .map(({ level, code, place, cell }) => {
      const where = Object.entries(cell).map(([by, value]) => `${by} = ${JSON.stringify(value)}`);
      const seen = where.length > 0 ? ` (${where.join(', ')})` : '';
      return `${level}: ${place}: ${translateDynamic('en', `incentives.check.${code}`)}${seen}`;
    })
    .join('\n');
}
