import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanWithClamd } from '../../src/files/clamd.ts';
import { EICAR_NAME, startClamd } from './a-clamd.ts';

const at = (port: number) => ({ host: '127.0.0.1', port });

describe('The virus scanner', () => {
  it('receives every byte, whatever the size of the file', async () => {
    const scanner = await startClamd();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300_000 }), async (size) => {
        const content = randomBytes(size);
        expect(await scanWithClamd(at(scanner.port), content)).toEqual({ clean: true });
        expect(Buffer.compare(scanner.seen.at(-1) ?? Buffer.alloc(0), content)).toBe(0);
      }),
      { numRuns: 12, examples: [[64 * 1024], [64 * 1024 + 1], [128 * 1024]] },
    );
    await scanner.close();
  });

  it('names what it found', async () => {
    const scanner = await startClamd();
    expect(await scanWithClamd(at(scanner.port), Buffer.from('INFECTED'))).toEqual({
      clean: false,
      threat: EICAR_NAME,
    });
    await scanner.close();
  });

  it('is unavailable, never clean, when it errs, hangs up, babbles or is not there', async () => {
    for (const answer of ['INSTREAM size limit exceeded. ERROR\0', null, 'OK\0', 'x'.repeat(5000)]) {
      const scanner = await startClamd(() => answer);
      await expect(scanWithClamd(at(scanner.port), Buffer.from('a'))).rejects.toThrow(/virus scanner/);
      await scanner.close();
    }
    await expect(scanWithClamd(at(1), Buffer.from('a'))).rejects.toThrow(/virus scanner/);
  });

  it('is given up after a silence', async () => {
    const scanner = await startClamd(() => '');
    await expect(scanWithClamd(at(scanner.port), Buffer.from('a'), 100)).rejects.toThrow(/virus scanner/);
    await scanner.close();
  });
});
