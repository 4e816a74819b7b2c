import { auditAnswersSchema } from '../audits/audit-forms.ts';
import { siteFactsOf } from '../audits/audit-settings.ts';
import { startEnergyEngine } from '../audits/start-energy-engine.ts';
import { estimateWithUncertainty, type UncertainResult } from '../audits/uncertainty.ts';
import { loadProgramme } from '../programme/load-programme.ts';
import { dayOf, instant } from '../shared/dates.ts';
import type { Command } from './command.ts';
import { readJson } from './read-json.ts';

export const auditCommand: Command = {
  usage: 'audit ANSWERS.json [--json]',
  summary:
    'Estimates a dwelling by the 3CL method from an owner’s answers. `schema audit` describes ANSWERS.json.',
  needs: ['ANSWERS.json'],
  options: {
    json: { type: 'boolean', text: 'Print the whole result as JSON' },
    heritage: { type: 'boolean', text: 'Protected façade: no insulation from outside' },
  },
  async run(terminal, { positionals, flags }) {
    const answers = readJson(positionals[0] ?? '', auditAnswersSchema);
    const { programme } = await loadProgramme(terminal.config.programme);
    const on = dayOf(instant(Date.now()));
    const site = siteFactsOf(programme, answers.commune ?? '', { on, heritage: flags.heritage === true });
    const engine = await startEnergyEngine();
    try {
      const result = await estimateWithUncertainty(engine, answers, site);
      terminal.print(flags.json ? JSON.stringify(result, null, 2) : summary(result));
    } finally {
      await engine.close();
    }
  },
};

function summary({ likely, low, high }: UncertainResult): string {
  const { energyClass, ep, ges } = likely;
  const range =
    low.energyClass === high.energyClass ? '' : ` (between ${low.energyClass} and ${high.energyClass})`;
  return `Class ${energyClass}${range}: ${ep} kWh of primary energy and ${ges} kg of CO2 per m² and year. ${likely.method} estimate, not a DPE.`;
}
