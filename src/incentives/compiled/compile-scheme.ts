import { isInForce } from '../in-force.ts';
import { schemeCode } from '../scheme-code.ts';
import type { SchemeDefinition } from '../scheme-schema.ts';
import { type CompiledRule, compileRule } from './compile-rule.ts';
import { NO } from './verdicts.ts';

/** A local scheme as a function of a project: nothing outside its days of validity, and never its own rival. */
export function compileScheme(definition: SchemeDefinition): CompiledRule {
  const code = schemeCode(definition);
  const rule = compileRule(definition);
  return (project, into) => {
    if (!isInForce(definition.validity, project.situation.on)) {
      into.status = NO;
      into.amount = 0;
      into.allowed = -1;
      return;
    }
    const others = project.aids.some((aid) => aid.code === code);
    rule(others ? { ...project, aids: project.aids.filter((aid) => aid.code !== code) } : project, into);
  };
}
