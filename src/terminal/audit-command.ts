import { readFileSync, statSync } from 'node:fs';
import { auditAnswersSchema } from '../audits/audit-forms.ts';
import { siteFactsOf } from '../audits/audit-settings.ts';
import { MOST_DPE_BYTES } from '../audits/dpe-file/decode-xml.ts';
import type { DpeReading } from '../audits/dpe-file/dpe-reading.ts';
import { refuseDpe } from '../audits/dpe-file/refuse-dpe.ts';
import { readDpe } from '../audits/dpe-file/start-dpe-thread.ts';
import { startEnergyEngine } from '../audits/engine/start-energy-engine.ts';
import { estimateWithUncertainty, type UncertainResult } from '../audits/uncertainty.ts';
import { loadProgramme } from '../programme/load-programme.ts';
import { dayOf, instant } from '../shared/dates.ts';
import { type Command, type CommandArguments, CommandFailed, type Terminal, UsageError } from './command.ts';
import { readJson } from './read-json.ts';

export const auditCommand: Command = {
  usage: 'audit ANSWERS.json | --dpe-xml FILE [--json]',
  summary:
    'Estimates a dwelling by the 3CL method, from an owner’s answers (`schema audit` describes them) or from the XML file of its DPE.',
  options: {
    'dpe-xml': { type: 'string', text: 'A DPE (ADEME data model 2.x) to compute again, instead of answers' },
    json: { type: 'boolean', text: 'Print the whole result as JSON' },
    heritage: { type: 'boolean', text: 'Protected façade: no insulation from outside' },
  },
  async run(terminal, given) {
    const file = given.flags['dpe-xml'];
    if (typeof file === 'string') await auditDpe(terminal, given, file);
    else await auditAnswers(terminal, given);
  },
};

async function auditAnswers(terminal: Terminal, { positionals, flags }: CommandArguments): Promise<void> {
  const [file] = positionals;
  if (file === undefined) throw new UsageError('ANSWERS.json is missing.');
  const answers = readJson(file, auditAnswersSchema);
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
}

function summary({ likely, low, high }: UncertainResult): string {
  const { energyClass, ep, ges } = likely;
  const range =
    low.energyClass === high.energyClass ? '' : ` (between ${low.energyClass} and ${high.energyClass})`;
  return `Class ${energyClass}${range}: ${ep} kWh of primary energy and ${ges} kg of CO2 per m² and year. ${likely.method} estimate, not a DPE.`;
}

async function auditDpe(terminal: Terminal, given: CommandArguments, file: string): Promise<void> {
  if (given.positionals.length > 0) throw new UsageError('Give either ANSWERS.json or --dpe-xml FILE.');
  const reading = await readDpe(bytesOf(file));
  terminal.print(given.flags.json ? JSON.stringify(reading, null, 2) : dpeSummary(reading));
}

/** The file, unless it is too large to be one: that is told before it is in memory. */
function bytesOf(file: string): Uint8Array {
  try {
    if (file !== '-' && statSync(file).size > MOST_DPE_BYTES)
      throw refuseDpe('tooLarge', { most: MOST_DPE_BYTES / 1024 ** 2 });
    return new Uint8Array(readFileSync(file === '-' ? 0 : file));
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw new CommandFailed(`${file} cannot be read.`);
    throw error;
  }
}

const label = ({ energyClass, ep, ges }: { energyClass: string; ep: number; ges: number }): string =>
  `class ${energyClass} (${ep} kWh of primary energy and ${ges} kg of CO2 per m² and year)`;

function dpeSummary({ facts, stated, recomputed, today }: DpeReading): string {
  return [
    `DPE ${facts.number ?? 'without number'} of ${facts.date}, a ${facts.kind} of ${facts.livingArea} m²; valid until ${facts.validUntil}.`,
    `It states: ${stated ? label(stated) : 'no label'}.`,
    `Computed again by its own rules (electricity × ${recomputed.factor}): ${label(recomputed)}.`,
    `By the rules of today (electricity × ${today.electricityFactor}): ${label(today)}.`,
    `${today.method} estimate by ${today.engine}, not a DPE.`,
  ].join('\n');
}
