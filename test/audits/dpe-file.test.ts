import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditAnswers } from '../../src/audits/audit-answers.ts';
import { computeDpe } from '../../src/audits/dpe-file/compute-dpe.ts';
import { dpeValidUntil } from '../../src/audits/dpe-file/dpe-facts.ts';
import type { DpeReading } from '../../src/audits/dpe-file/dpe-reading.ts';
import { readDpe } from '../../src/audits/dpe-file/start-dpe-thread.ts';
import type { EnergyEngine } from '../../src/audits/engine/energy-engine.ts';
import { startEnergyEngine } from '../../src/audits/engine/start-energy-engine.ts';
import { isMessageKey } from '../../src/i18n/translate.ts';
import { day } from '../../src/shared/dates.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { anyAnswers, FULL_SITE } from './support/any-answers.ts';
import { bytesOf, type DpeOf, dpeOf, referenceXml, xmlOf } from './support/dpe-xml.ts';
import { REFERENCE_HOUSE } from './support/reference-house.ts';
import { spoiledDpe, wholeDpes } from './support/spoil-dpe.ts';

let engine: EnergyEngine;
beforeAll(async () => {
  engine = await startEnergyEngine({ reading: 'certified-software' });
});
afterAll(() => engine.close());

const read = (text: string): DpeReading => computeDpe(bytesOf(text));
/** Why a file is refused: its reason and what it speaks of. */
function refusal(bytes: Uint8Array | string): string {
  try {
    computeDpe(typeof bytes === 'string' ? bytesOf(bytes) : bytes);
    return 'computed';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [error.code.replace('audits.errors.dpe.', ''), ...Object.values(error.params)].join(' ');
  }
}
function changed(change: (dpe: DpeOf) => void): string {
  const dpe = dpeOf();
  change(dpe);
  return xmlOf(dpe);
}
const withModel = (model: string) =>
  changed((dpe) => Object.assign(dpe.administratif, { enum_modele_dpe_id: model }));
const withMethod = (method: string) =>
  changed(({ logement }) => {
    logement.caracteristique_generale.enum_methode_application_dpe_log_id = method;
  });
/** Every number inside a result, wherever it is. */
const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : [];

describe('A DPE file', () => {
  it('of the reference house comes to what its answers come to', async () => {
    const { today } = read(referenceXml());
    const same = await engine.compute(REFERENCE_HOUSE);
    expect([today.ep, today.ges, today.energyClass]).toEqual([same.ep, same.ges, same.energyClass]);
    expect(today.losses).toEqual(same.losses);
    expect(today.underFactor).toEqual(same.underFactor);
  });

  it('of any dwelling comes to what its answers come to, and holds no number that is not one', async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const answers: AuditAnswers = anyAnswers(seed);
      const same = await engine.compute(answers, FULL_SITE).catch(() => null);
      // A network’s heat has the file’s own factor, not the programme’s.
      if (same === null || answers.heating === 'heat-network') continue;
      const { today, ...rest } = read(xmlOf(dpeOf(answers)));
      expect([seed, today.ep, today.ges]).toEqual([seed, same.ep, same.ges]);
      expect(numbersIn({ today: { ...today, epLimits: 0, gesLimits: 0 }, rest }).every(Number.isFinite)).toBe(
        true,
      );
    }
  });

  it('tells its number, date and end, and nothing of who made it', () => {
    const { facts } = read(referenceXml());
    expect(facts).toMatchObject({
      number: '2559E0000001A',
      date: '2025-03-10',
      validUntil: '2035-03-09',
      version: '2.5',
      kind: 'house',
      commune: '59183',
    });
    expect(JSON.stringify(read(referenceXml()))).not.toContain('DURAND');
  });

  it('is compared with what it states by the rules of its day: 2,3 before 2026, 1,9 since', () => {
    const electric = {
      ...REFERENCE_HOUSE,
      heating: 'electric-convectors',
      hotWater: 'electric-tank',
    } as const;
    const before = read(xmlOf(dpeOf(electric)));
    expect(before.recomputed.factor).toBe(2.3);
    expect(before.recomputed.ep).toBe(before.today.underFactor['2.3'].ep);
    expect(before.recomputed.ep).toBeGreaterThan(before.today.ep);
    const since = dpeOf(electric, { ep: 400, ges: 12, epClass: 'F', gesClass: 'C', factor: 1.9 });
    expect(read(xmlOf(since)).recomputed).toMatchObject({ factor: 1.9, ep: before.today.ep });
  });

  it('goes by its date where its light does not tell the factor', () => {
    const undated = changed((dpe) => {
      dpe.logement.sortie = {};
      Object.assign(dpe.administratif, { date_etablissement_dpe: '2026-02-01' });
    });
    expect(read(undated)).toMatchObject({ stated: null, sameClass: null, recomputed: { factor: 1.9 } });
  });

  it('of a small flat before July 2024 is judged by the limits of that time', () => {
    const flat: AuditAnswers = {
      ...REFERENCE_HOUSE,
      kind: 'flat',
      storey: 'middle',
      exposedSides: 'two',
      landing: 'sheltered',
      livingArea: 14,
      levels: 1,
      facadeWidth: 3,
      wallInsulation: 'inside',
      wallInsulationThickness: 10,
      glazing: 'double-recent',
      heating: 'electric-convectors',
      hotWater: 'electric-tank',
      tankVolume: 100,
    };
    const dated = (date: string, version = '2.3') => {
      const dpe = dpeOf(flat);
      Object.assign(dpe.administratif, { date_etablissement_dpe: date, enum_version_id: version });
      return read(xmlOf(dpe)).recomputed;
    };
    const [early, late] = [dated('2024-06-30'), dated('2024-07-01')];
    expect(early.ep).toBe(late.ep);
    expect([early.energyClass, late.energyClass]).toEqual(['E', 'D']);
    // Version 2.4 of the file came with those limits.
    expect(dated('2024-06-30', '2.4').energyClass).toBe('D');
  });

  it.each([
    ['2016-05-01', '2022-12-31'],
    ['2019-05-01', '2024-12-31'],
    ['2021-06-30', '2024-12-31'],
    ['2021-07-01', '2031-06-30'],
  ])('of %s holds until %s', (made, ended) => {
    expect(dpeValidUntil(day(made))).toBe(ended);
  });
});

describe('The answers that a DPE file gives', () => {
  it('are those of the house it was written from', () => {
    const { answers } = read(referenceXml());
    expect(answers).toEqual({ ...REFERENCE_HOUSE, windowArea: 15, heatingPipes: 'bare', heatingYear: 2000 });
  });

  it('name the stove beside the boiler, and a frame wall without filling for what it is', () => {
    const beside: AuditAnswers = { backupHeating: 'log-stove', backupHeatingYear: 2000 };
    const frame: AuditAnswers = { wallMaterial: 'wood-frame', wallThickness: 13, wallInsulation: 'none' };
    const { answers } = read(xmlOf(dpeOf({ ...REFERENCE_HOUSE, ...beside, ...frame })));
    expect(answers).toMatchObject({ ...beside, ...frame });
  });

  it('name the boiler that relieves a heat pump, and insulated pipes', () => {
    const relieved: AuditAnswers = {
      heatingPipes: 'insulated',
      heating: 'heat-pump-air-water',
      heatingYear: 2014,
      reliefBoiler: 'oil-boiler',
      reliefBoilerYear: 2015,
    };
    const { answers } = read(xmlOf(dpeOf({ ...REFERENCE_HOUSE, ...relieved })));
    expect(answers).toMatchObject({ ...relieved, backupHeating: 'none' });
  });

  it('count the sides of a house that stands askew by the length of its walls', () => {
    const detached = dpeOf({ ...REFERENCE_HOUSE, adjacency: 'detached' });
    const terraced = dpeOf();
    const { mur } = detached.logement.enveloppe.mur_collection as { mur: { donnee_entree: object }[] };
    for (const [at, { donnee_entree: wall }] of mur.entries())
      Object.assign(wall, { enum_orientation_id: at % 2 === 0 ? '1' : '2' });
    expect([read(xmlOf(detached)), read(xmlOf(terraced))].map(({ answers }) => answers.adjacency)).toEqual([
      'detached',
      'mid-terrace',
    ]);
  });

  it('call glazing recent by its coated pane, whatever gas is between', () => {
    const glazed = (coated: 0 | 1) => {
      const dpe = dpeOf({ ...REFERENCE_HOUSE, glazing: 'double-recent' });
      const { baie_vitree: windows } = dpe.logement.enveloppe.baie_vitree_collection as {
        baie_vitree: { donnee_entree: object }[];
      };
      for (const { donnee_entree: window } of windows) Object.assign(window, { vitrage_vir: coated });
      return read(xmlOf(dpe)).answers.glazing;
    };
    expect([glazed(1), glazed(0)]).toEqual(['double-recent', 'double-old']);
  });

  it('come near what the file itself comes to, for most dwellings', async () => {
    const gaps: number[] = [];
    for (let seed = 1; seed <= 80; seed += 1) {
      const from = anyAnswers(seed);
      const reading = await Promise.resolve()
        .then(() => read(xmlOf(dpeOf(from))))
        .catch(() => null);
      const again = reading && (await engine.compute(reading.answers, FULL_SITE).catch(() => null));
      if (reading && again) gaps.push(Math.abs(again.ep - reading.today.ep) / reading.today.ep);
    }
    gaps.sort((a, b) => a - b);
    expect(gaps.length).toBeGreaterThan(50);
    expect(gaps[Math.floor(gaps.length / 2)]).toBeLessThan(0.02);
    expect(gaps[Math.floor(gaps.length * 0.8)]).toBeLessThan(0.12);
  });

  it('leave to be asked what the questionnaire has no word for', () => {
    const geothermal = changed(({ logement }) => {
      const heating = logement.installation_chauffage_collection as {
        installation_chauffage: {
          generateur_chauffage_collection: { generateur_chauffage: { donnee_entree: object }[] };
        }[];
      };
      const [boiler] =
        heating.installation_chauffage[0]?.generateur_chauffage_collection.generateur_chauffage ?? [];
      Object.assign(boiler?.donnee_entree ?? {}, { enum_type_generateur_ch_id: '19' });
    });
    try {
      expect(read(geothermal).answers).not.toHaveProperty('heating');
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError);
    }
  });
});

describe('A DPE file that is not computed', () => {
  it.each([
    ['4', 'tertiary'],
    ['2', 'newBuilding'],
    ['3', 'newBuilding'],
    ['9', 'otherModel'],
  ])('of model %s is refused as %s', (model, reason) => {
    expect(refusal(withModel(model))).toContain(reason);
  });

  it.each([
    ['3', 'collectiveHeating'],
    ['5', 'collectiveHeating'],
    ['13', 'collectiveHeating'],
    ['32', 'collectiveHeating'],
    ['9', 'building'],
    ['26', 'building'],
    ['10', 'drawnFromBuilding'],
    ['12', 'drawnFromBuilding'],
    ['39', 'drawnFromBuilding'],
    ['14', 'newBuilding'],
    ['25', 'newBuilding'],
    ['77', 'otherMethod'],
  ])('of method %s is refused as %s', (method, reason) => {
    expect(refusal(withMethod(method))).toContain(reason);
  });

  it.each(['1', '1.1', '3', '2.x', '', 'NaN'])('of version “%s” is refused', (version) => {
    const text = changed((dpe) => Object.assign(dpe.administratif, { enum_version_id: version }));
    expect(refusal(text)).toMatch(/^(version|missing enum_version_id)/);
  });

  const general = (field: string, value: unknown) =>
    changed(({ logement }) => {
      logement.caracteristique_generale[field] = value;
    });
  it.each([
    ['without ceiling height', general('hsp', null), 'missing hsp'],
    ['with a comma for a point', general('hsp', '2,5'), 'notANumber hsp 2,5'],
    ['with NaN', general('hsp', 'NaN'), 'notANumber hsp NaN'],
    ['with an infinite area', general('surface_habitable_logement', 'Infinity'), 'notANumber'],
    ['with a number beyond numbers', general('surface_habitable_logement', '1e999'), 'notANumber'],
    [
      'with no area at all',
      general('surface_habitable_logement', 0),
      'outOfBounds surface_habitable_logement 0',
    ],
    ['of an unknown period', general('enum_periode_construction_id', '42'), 'unknownId enum_periode'],
    ['with words for an id', general('enum_periode_construction_id', 'old'), 'unknownId enum_periode'],
    [
      'with two areas',
      general('surface_habitable_logement', [90, 91]),
      'duplicate surface_habitable_logement',
    ],
  ])('%s says so', (_, text, reason) => {
    expect(refusal(text)).toContain(reason);
  });

  it.each([
    'enveloppe/mur_collection/mur',
    'ventilation_collection/ventilation',
    'installation_chauffage_collection/installation_chauffage',
    'installation_ecs_collection/installation_ecs',
    'meteo/enum_zone_climatique_id',
  ])('without %s says what is missing', (path) => {
    const [first = '', ...rest] = path.split('/');
    const text = changed(({ logement }) => {
      const parts = [first, ...rest];
      const last = parts.pop() ?? '';
      let holder = logement as Record<string, unknown>;
      for (const part of parts) holder = holder[part] as Record<string, unknown>;
      delete holder[last];
    });
    expect(refusal(text)).toContain(`missing ${path.split('/').at(-1)}`);
  });

  it('that lacks what the engine needs is refused, never given class G', () => {
    const wall = (change: (entry: Record<string, unknown>) => void) =>
      changed(({ logement }) => {
        const walls = logement.enveloppe.mur_collection as {
          mur: { donnee_entree: Record<string, unknown> }[];
        };
        for (const { donnee_entree } of walls.mur) change(donnee_entree);
      });
    expect(refusal(wall((entry) => delete entry.surface_paroi_opaque))).not.toBe('computed');
    expect(refusal(wall((entry) => delete entry.enum_type_adjacence_id))).not.toBe('computed');
    expect(refusal(wall((entry) => Object.assign(entry, { enum_type_adjacence_id: '99' })))).toContain(
      'unknownId',
    );
  });

  it.each([-12, 1_000_000])('with a wall of %i m² says that it is impossible', (area) => {
    const text = changed(({ logement }) => {
      const { mur } = logement.enveloppe.mur_collection as { mur: { donnee_entree: object }[] };
      Object.assign(mur[0]?.donnee_entree ?? {}, { surface_paroi_opaque: area });
    });
    expect(refusal(text)).toContain(`outOfBounds mur/surface_paroi_opaque ${area}`);
  });

  it('never runs what it holds: the engine evaluates a boiler’s power', () => {
    const text = changed(({ logement }) => {
      const heating = logement.installation_chauffage_collection as {
        installation_chauffage: { generateur_chauffage_collection: { generateur_chauffage: object[] } }[];
      };
      const [boiler] =
        heating.installation_chauffage[0]?.generateur_chauffage_collection.generateur_chauffage ?? [];
      Object.assign(boiler ?? {}, { donnee_intermediaire: { pn: 'globalThis.wasRun = 1' } });
    });
    expect(read(text).today.ep).toBe(read(referenceXml()).today.ep);
    expect(globalThis).not.toHaveProperty('wasRun');
  });
});

describe('Any file at all', () => {
  // The bench dpe-fuzz spoils 5,000.
  it('is refused by name or gives finite numbers: 500 real and made-up ones, spoiled', () => {
    const files = wholeDpes();
    let computed = 0;
    for (let seed = 0; seed < 500; seed += 1) {
      const { bytes, changes } = spoiledDpe(files, seed);
      try {
        const { today, recomputed, epGap, facts } = computeDpe(bytes);
        const numbers = numbersIn({ today, recomputed, epGap, facts });
        expect([seed, ...changes, numbers.every(Number.isFinite)]).toEqual([seed, ...changes, true]);
        computed += 1;
      } catch (error) {
        if (!(error instanceof DomainError)) throw new Error(`${seed}: ${changes}`, { cause: error });
        expect(isMessageKey(error.code), error.code).toBe(true);
      }
    }
    expect(computed).toBeGreaterThan(150);
  }, 60_000);
});

describe('A hostile file', () => {
  const reference = referenceXml();
  it.each([
    ['an empty one', '', 'notXml'],
    ['a web page', '<!DOCTYPE html><html><body>DPE</body></html>', 'doctype'],
    ['a web page without doctype', '<html><body>DPE</body></html>', 'notDpe html'],
    ['a PDF', '%PDF-1.7', 'notXml'],
    ['another XML', '<audit><logement/></audit>', 'notDpe audit'],
    ['one cut short', reference.slice(0, 4000), 'notXml'],
    ['two in one', `${reference.replace(/^<\?xml[^>]*>/, '')}<dpe/>`, 'notXml'],
    ['tags that cross', '<dpe><a><b></a></b></dpe>', 'notXml'],
    [
      'entities that multiply',
      '<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><dpe>&b;</dpe>',
      'doctype',
    ],
    [
      'a file of the server',
      '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><dpe>&x;</dpe>',
      'doctype',
    ],
    ['an entity of no one', '<dpe>&lol;</dpe>', 'entity'],
    ['a hundred thousand floors', `${'<dpe>'.repeat(100_000)}`, 'tooDeep'],
    ['half a million elements', `<dpe>${'<a/>'.repeat(500_000)}</dpe>`, 'tooDeep'],
    ['a prototype', '<dpe><__proto__><x>1</x></__proto__></dpe>', 'notXml'],
    ['a constructor', '<dpe><constructor>1</constructor></dpe>', 'missing'],
    ['a NUL', reference.replace('ACTIF', 'AC\0TIF'), 'notXml'],
    ['nothing but a root', '<dpe/>', 'missing enum_modele_dpe_id'],
  ])('is refused: %s', (_, text, reason) => {
    expect(refusal(text)).toContain(reason);
  });

  it('is refused before it is read when it weighs 50 MB', async () => {
    await expect(readDpe(new Uint8Array(50 * 1024 * 1024))).rejects.toMatchObject({
      code: 'audits.errors.dpe.tooLarge',
    });
  });

  it('that is no text in the alphabet it declares is refused', () => {
    expect(refusal(new Uint8Array([...bytesOf('<dpe>'), 0xe9, ...bytesOf('</dpe>')]))).toBe('encoding utf-8');
    expect(refusal('<?xml version="1.0" encoding="EBCDIC"?><dpe/>')).toBe('encoding ebcdic');
  });
});

describe('An honest file, whatever its alphabet', () => {
  const ep = (bytes: Uint8Array) => computeDpe(bytes).today.ep;
  const plain = referenceXml().replace('ACTIF', 'ACTIF é');
  it.each<[string, Uint8Array]>([
    ['UTF-8 with its mark', bytesOf(`\uFEFF${plain}`)],
    ['UTF-16', new Uint8Array(Buffer.from(`\uFEFF${plain}`, 'utf16le'))],
    ['UTF-16 without mark', new Uint8Array(Buffer.from(plain, 'utf16le'))],
    ['Latin-1', new Uint8Array(Buffer.from(plain.replace('utf-8', 'ISO-8859-1'), 'latin1'))],
  ])('is read: %s', (_, bytes) => {
    expect(ep(bytes)).toBe(read(referenceXml()).today.ep);
  });

  it('is read in a thread of its own', async () => {
    const reading = await readDpe(bytesOf(referenceXml()));
    expect(reading).toEqual(read(referenceXml()));
    await expect(readDpe(bytesOf('<html/>'))).rejects.toMatchObject({ kind: 'refused' });
  });
});
