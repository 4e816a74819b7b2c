import { beforeAll, describe, expect, it } from 'vitest';
import { checkPack, type LoadedProgramme, loadProgramme } from '../../src/programme/load-programme.ts';
import {
  addPeriod,
  communeFacts,
  deadline,
  envelopesOf,
  exampleValues,
  heatNetworkFactor,
  heatNetworksOf,
} from '../../src/programme/programme.ts';
import { communeByCode, populationOf } from '../../src/programme/territory.ts';
import { day } from '../../src/shared/dates.ts';
import type { DomainError } from '../../src/shared/errors.ts';
import { pack as twinPack } from './packs/twin/pack.ts';

const TEST_PACKS = new URL('./packs/', import.meta.url);

async function refusal(attempt: Promise<unknown>): Promise<DomainError> {
  return attempt.then(
    () => expect.unreachable('should have been refused'),
    (error: DomainError) => error,
  );
}
const refusedPack = (candidate: unknown): DomainError => {
  try {
    checkPack('twin', candidate);
  } catch (error) {
    return error as DomainError;
  }
  return expect.unreachable('should have been refused');
};

describe('the pack of the pilot', () => {
  let pilot: LoadedProgramme;
  beforeAll(async () => {
    pilot = await loadProgramme('dunkerque');
  });

  it('covers the 17 communes of the EPCI and its 192,635 inhabitants', () => {
    expect(pilot.territory.communes).toHaveLength(17);
    expect(populationOf(pilot.territory)).toBe(192_635);
  });

  it('has the zoning, climate and ORT that the communes have', () => {
    const zoned = (zone: string) =>
      pilot.territory.communes
        .filter(({ code }) => communeFacts(pilot.programme, code).zoning.value === zone)
        .map(({ code }) => code)
        .sort();
    expect(zoned('B1')).toEqual(['59155', '59183', '59271', '59273']);
    expect(communeFacts(pilot.programme, '59183').ort.value).toBe(true);
    expect(communeFacts(pilot.programme, '59532').ort.value).toBe(false);
    for (const { code } of pilot.territory.communes) {
      expect(communeFacts(pilot.programme, code)).toMatchObject({
        climateZone: 'H1a',
        altitude: 'below-400',
      });
    }
  });

  it('has built-up ground for every commune, inside the map', () => {
    const { west, south, east, north } = pilot.programme.map.bounds;
    for (const { code } of pilot.territory.communes) {
      const places = pilot.programme.territory.communes[code]?.builtUp ?? [];
      expect(places.length, code).toBeGreaterThan(0);
      for (const { longitude, latitude } of places) {
        expect(longitude > west && longitude < east && latitude > south && latitude < north).toBe(true);
      }
    }
  });

  it('keeps the emission factor of each heat network per year', () => {
    const [network] = heatNetworksOf(pilot.programme, '59183');
    expect(network?.nationalId).toBe('5914C');
    if (!network) return;
    expect(heatNetworkFactor(network, 2026)?.kgCO2PerKWh).toBe(0.127);
    expect(heatNetworkFactor(network, 2023)?.kgCO2PerKWh).toBe(0.118);
    expect(heatNetworkFactor(network, 2019)).toBeNull();
    expect(heatNetworksOf(pilot.programme, '59094')).toEqual([]);
  });

  it('says which of its values are invented', () => {
    const invented = exampleValues(pilot.programme);
    expect(invented).toEqual(
      expect.arrayContaining(['authority.signatory', 'service', 'visas.deliberation', 'envelopes.0', 'logo']),
    );
    expect(invented).not.toContain('authority');
  });

  it('counts delays as the texts do', () => {
    expect(deadline(pilot.programme, 'appeal', day('2026-12-31'))).toBe('2027-02-28');
    expect(deadline(pilot.programme, 'notification', day('2026-12-31'))).toBe('2027-01-15');
    expect(addPeriod(day('2024-02-29'), { months: 12 })).toBe('2025-02-28');
  });

  it('gives the envelope of the year', () => {
    expect(envelopesOf(pilot.programme, 2026).map(({ slug }) => slug)).toEqual(['vacance-2026']);
  });
});

describe('any other city', () => {
  it('is another pack and no code', async () => {
    const { programme, territory } = await loadProgramme('twin', TEST_PACKS);
    expect(territory.communes.map(({ name }) => name)).toContain('Ajaccio');
    expect(communeByCode(territory, '2a004')?.name).toBe('Ajaccio');
    expect(communeFacts(programme, '2A209').altitude).toBe('from-400-to-800');
    expect(communeFacts(programme, '2A004').climateZone).toBe('H3');
    expect(exampleValues(programme)).toEqual([]);
  });
});

describe('a wrong pack', () => {
  it.each(['../secrets', 'nowhere', ''])(
    'is not looked for outside the folder of packs (%j)',
    async (slug) => {
      const error = await refusal(loadProgramme(slug));
      expect(error.code).toBe('programme.errors.unknownPack');
      expect(error.params.known).toContain('dunkerque');
    },
  );

  it('is refused with the path of what is wrong', () => {
    const error = refusedPack({
      ...twinPack,
      deadlines: { ...twinPack.deadlines, appeal: { months: 'two' } },
    });
    expect(error.code).toBe('programme.errors.invalidPack');
    expect(error.params.path).toBe('deadlines.appeal');
  });

  it('is refused for a mistyped field rather than read without it', () => {
    const { ap, ...rest } = twinPack.envelopes[0] ?? expect.unreachable();
    const error = refusedPack({ ...twinPack, envelopes: [{ ...rest, Ap: ap }] });
    expect(error.params.all).toContain('envelopes.0.ap');
    expect(error.params.all).toContain('Ap');
  });

  it('is refused when a SIREN has a wrong check digit or an amount is not whole cents', () => {
    expect(
      refusedPack({ ...twinPack, authority: { ...twinPack.authority, siren: '242010057' } }).params.path,
    ).toBe('authority.siren');
    const envelopes = twinPack.envelopes.map((envelope) => ({ ...envelope, ap: 10.5 }));
    expect(refusedPack({ ...twinPack, envelopes }).params.path).toBe('envelopes.0.ap');
  });

  it('is refused when it names a commune of elsewhere, or an old code nobody would look up', async () => {
    const elsewhere = await refusal(loadProgramme('strangers', TEST_PACKS));
    expect(elsewhere.params.all).toContain('territory.communes.75056');
    expect(elsewhere.params.all).toContain('75056: not in the territory');
    expect(elsewhere.params.all).toContain('20004: former code');
  });
});
