import { auditJsonSchema } from '../audits/audit-forms.ts';
import { estimateInputJsonSchema } from '../incentives/estimate-input.ts';
import { leverParametersJsonSchema } from '../incentives/levers/lever-parameters.ts';
import { schemeJsonSchema } from '../incentives/scheme-schema.ts';
import { type Command, UsageError } from './command.ts';

const SCHEMAS: Readonly<Record<string, () => unknown>> = {
  audit: auditJsonSchema,
  estimate: estimateInputJsonSchema,
  scheme: schemeJsonSchema,
  levers: leverParametersJsonSchema,
};

export const schemaCommand: Command = {
  usage: 'schema NAME',
  summary: `Prints the JSON Schema of an input: ${Object.keys(SCHEMAS).join(', ')}.`,
  needs: ['NAME'],
  async run(terminal, { positionals }) {
    const schema = SCHEMAS[positionals[0] ?? ''];
    if (!schema) throw new UsageError(`No such schema. Known: ${Object.keys(SCHEMAS).join(', ')}.`);
    terminal.print(JSON.stringify(schema(), null, 2));
  },
};
