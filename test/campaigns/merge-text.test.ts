import { describe, expect, it } from 'vitest';
import { FIELDS_AS_WRITTEN, mergeFaults, mergeText } from '../../src/campaigns/merge-text.ts';

const values = { ...FIELDS_AS_WRITTEN, destinataire: 'DEWINDTUYN Hélène {commune} $&', commune: 'Exemple' };

describe('The text of a campaign', () => {
  it('puts each value in its field, as it is', () => {
    expect(mergeText('À { destinataire }, {commune}.', values)).toBe(
      'À DEWINDTUYN Hélène {commune} $&, Exemple.',
    );
  });

  it('names each unknown field with its line and column', () => {
    expect(mergeFaults('Bonjour {nom},\n\nVotre bien à {commune} et {ville}.')).toEqual([
      { kind: 'unknown-field', found: 'nom', line: 1, column: 9 },
      { kind: 'unknown-field', found: 'ville', line: 3, column: 27 },
    ]);
  });

  it('finds braces left open or closed twice', () => {
    expect(
      mergeFaults('Un {commune et deux} {logements}}').map(({ kind, column }) => [kind, column]),
    ).toEqual([
      ['unknown-field', 4],
      ['not-opened', 33],
    ]);
    expect(mergeFaults('Fin {\n}').map(({ kind, line }) => [kind, line])).toEqual([
      ['not-closed', 1],
      ['not-opened', 2],
    ]);
    expect(mergeFaults(Object.values(FIELDS_AS_WRITTEN).join('\n'))).toEqual([]);
  });
});
