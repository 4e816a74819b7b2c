import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { computeDpe } from '../../src/audits/dpe-file/compute-dpe.ts';
import type { DomainError } from '../../src/shared/errors.ts';

/** What two diagnosticians entered of two houses, and the label that they announced; nothing of who lives there. */
const fileOf = (dpe: string): string =>
  readFileSync(new URL(`./support/diagnoses/${dpe}.xml`, import.meta.url), 'utf8');
const labelOf = (text: string) => {
  const { stated, recomputed, sameClass } = computeDpe(new TextEncoder().encode(text));
  return {
    sameClass,
    stated: [stated?.ep, stated?.ges, stated?.energyClass],
    recomputed: [Math.floor(recomputed.ep), Math.floor(recomputed.ges), recomputed.energyClass],
  };
};

describe('A real diagnosis', () => {
  it('of a house with a heat pump whose yields were read on its plate comes to the label it announces', () => {
    const { sameClass, stated, recomputed } = labelOf(fileOf('2260E1364581G'));
    expect(sameClass).toBe(true);
    expect(recomputed).toEqual(stated);
  });

  it('of a house whose water is heated by a burner named by its fuel alone does too, by the figures it gives', () => {
    const { stated, recomputed } = labelOf(fileOf('2222E0038813S'));
    expect(recomputed).toEqual(stated);
  });

  it('that names such a burner and gives no figure of it is refused, not computed with another appliance', () => {
    const nameless = fileOf('2222E0038813S').replace('<rpn>0.86760422483423194</rpn>', '');
    expect(() => labelOf(nameless)).toThrow(
      expect.objectContaining({
        code: 'audits.errors.dpe.notComputed',
        params: { detail: 'enum_type_generateur_ecs_id 81' },
      } satisfies Partial<DomainError>),
    );
  });

  it('heated by a wood boiler named by its fuel alone comes to what the same boiler by its name comes to', () => {
    const heatedBy = (generator: string, given: string) =>
      fileOf('2222E0038813S').replace(
        /<enum_type_generateur_ch_id>98<[\s\S]*?<rendement_generation>1</,
        `<enum_type_generateur_ch_id>${generator}</enum_type_generateur_ch_id>
         <enum_usage_generateur_id>1</enum_usage_generateur_id><enum_type_energie_id>4</enum_type_energie_id>
         <position_volume_chauffe>1</position_volume_chauffe>
         <enum_methode_saisie_carac_sys_id>${given}</enum_methode_saisie_carac_sys_id>
         <enum_lien_generateur_emetteur_id>1</enum_lien_generateur_emetteur_id></donnee_entree>
         <donnee_intermediaire><pn>24000</pn><qp0>814.04</qp0><rpn>0.5528</rpn><rpint>0.5628</rpint>
         <rendement_generation>1<`,
      );
    const [byName, byFuel] = [heatedBy('57', '4'), heatedBy('115', '1')].map(
      (text) => labelOf(text).recomputed,
    );
    expect(byFuel).toEqual(byName);
  });
});
