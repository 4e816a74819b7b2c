import { z } from 'zod';
import { auditAnswersSchema } from '../audits/audit-forms.ts';
import { auditSettingsOf, siteFactsOf } from '../audits/audit-settings.ts';
import { type BestBundles, bestBundles } from '../audits/bundles/best-bundles.ts';
import { startEnergyEngine } from '../audits/engine/start-energy-engine.ts';
import { schemeVersion } from '../incentives/scheme.ts';
import { schemeCode } from '../incentives/scheme-code.ts';
import { OWNER_KINDS, RENT_LEVELS, TENURES } from '../incentives/vocabulary.ts';
import { loadProgramme } from '../programme/load-programme.ts';
import { type Day, dayOf, instant, isDay } from '../shared/dates.ts';
import { type Command, UsageError } from './command.ts';
import { readJson } from './read-json.ts';

const THREADS = 2;
const GAIN_GOAL = 35;

/** What aids depend on besides the works. What is left out is unknown, and its grants are not counted. */
const projectSchema = z.strictObject({
  vacantSince: z.string().refine(isDay, 'a calendar day').nullable().default(null),
  ownerKind: z.enum(OWNER_KINDS).nullable().default(null),
  tenureAfter: z.enum(TENURES).nullable().default(null),
  rentLevel: z.enum(RENT_LEVELS).nullable().default(null),
  householdSize: z.int().min(1).max(20).nullable().default(null),
  /** Whole euros. */
  referenceIncome: z.int().min(0).max(100_000_000).nullable().default(null),
  worksNotStarted: z.boolean().nullable().default(null),
});

export const bundlesCommand: Command = {
  usage: 'bundles ANSWERS.json [--project PROJECT.json] [--json]',
  summary:
    'Finds the best combinations of works: none is cheaper, leaves less to pay, uses and emits less at once. `schema audit` describes ANSWERS.json.',
  needs: ['ANSWERS.json'],
  options: {
    json: { type: 'boolean', text: 'Print the whole front as JSON' },
    project: {
      type: 'string',
      text: `What aids depend on: ${Object.keys(projectSchema.shape).join(', ')}; what is left out is unknown`,
    },
    scheme: { type: 'string', text: 'Scheme of the programme to apply (default: its first)' },
    heritage: { type: 'boolean', text: 'Protected façade: no insulation from outside' },
  },
  async run(terminal, { positionals, flags }) {
    const answers = readJson(positionals[0] ?? '', auditAnswersSchema);
    const { vacantSince, ...said } =
      typeof flags.project === 'string' ? readJson(flags.project, projectSchema) : projectSchema.parse({});
    const { programme } = await loadProgramme(terminal.config.programme);
    const definition = programme.schemes.find(
      (scheme) => flags.scheme === undefined || schemeCode(scheme) === flags.scheme,
    );
    if (!definition) throw new UsageError(`No such scheme: ${programme.schemes.map(schemeCode).join(', ')}.`);
    const on = dayOf(instant(Date.now()));
    const commune = answers.commune ?? '';
    const site = siteFactsOf(programme, commune, { on, heritage: flags.heritage === true });
    const engine = await startEnergyEngine({ threads: THREADS });
    try {
      const found = await bestBundles(
        engine,
        {
          answers,
          site,
          catalogue: auditSettingsOf(programme).catalogue,
          before: await engine.compute(answers, site),
          project: {
            unit: { commune, vacantSince: vacantSince as Day | null },
            project: { ...said, protectedFacade: flags.heritage === true },
            scheme: schemeVersion(definition),
            levers: programme.levers,
            on,
          },
          gainGoal: GAIN_GOAL,
        },
        ({ computed, avoided, total }) => terminal.tell(`${computed + avoided} of ${total}`),
      );
      terminal.print(flags.json ? JSON.stringify(found, null, 2) : summary(found));
    } finally {
      await engine.close();
    }
  },
};

function summary({ before, counts, front, answers, settled }: BestBundles): string {
  const euros = (cents: number) => `${Math.round(cents / 100).toLocaleString('en')} €`;
  const lines = answers.map(({ name, at }) => {
    const bundle = at === null ? undefined : front[at];
    if (!bundle) return `${name}: none`;
    const { works, energyClass, cost, remainder } = bundle;
    return `${name}: class ${energyClass}, ${euros(cost.likely)}, ${euros(remainder)} left to pay: ${works.join(', ')}`;
  });
  return [
    `Class ${before.energyClass} today. ${front.length} bundles are beaten by no other of ${counts.total}; ${counts.computed} were computed.`,
    ...lines,
    ...(settled ? [] : ['Some grants depend on answers that are missing: less could be left to pay.']),
    '3CL-DPE 2021 estimate, not a DPE.',
  ].join('\n');
}
