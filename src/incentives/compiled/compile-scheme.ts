import { isInForce } from '../in-force.ts';
import { schemeCode } from '../scheme-code.ts';
import type { SchemeDefinition } from '../scheme-schema.ts';
import { type CompiledRule, compileRule } from './compile-rule.ts';
import { besideAids, type Project } from './project.ts';
import { noParts } from './shared-parts.ts';
import { NO } from './verdicts.ts';

/** A local scheme as a function of a project: nothing outside its days of validity, and never its own rival. */
export function compileScheme(definition: SchemeDefinition, parts = noParts()): CompiledRule {
  const code = schemeCode(definition);
  const rule = compileRule(definition, parts);
  return (project, into) => {
    if (!isInForce(definition.validity, project.situation.on)) {
      into.status = NO;
      into.amount = 0;
      into.allowed = -1;
      return;
    }
    rule(withoutAid(project, code), into);
  };
}

function withoutAid(project: Project, code: string): Project {
  for (const aid of project.aids)
    if (aid.code === code)
      return besideAids(
        project,
        project.aids.filter((other) => other.code !== code),
      );
  return project;
}
