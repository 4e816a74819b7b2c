import { campaignLetter, letterhead } from '../../../src/campaigns/campaign-letter-pdf.ts';
import { returnCode } from '../../../src/campaigns/reply-code.ts';
import { SAMPLE_CODE } from '../../../src/campaigns/test-letter.ts';
import { startPdfRenderer } from '../../../src/documents/start-pdf-renderer.ts';
import { loadProgramme } from '../../../src/programme/load-programme.ts';
import { day, instant } from '../../../src/shared/dates.ts';

/** Draws as many letters as the command line says, in a process of its own so that its memory can be told. */
export type Drawn = {
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakMb: number;
  readonly bytes: number;
};

const count = Number(process.argv[2]);
const { programme } = await loadProgramme('dunkerque');
const issuedAt = instant('2026-03-02T09:00:00Z');
const letterTo = (number: number) =>
  campaignLetter({
    programme,
    reference: 'CAMP-2026-001',
    subject: 'Votre logement à {commune}',
    body: '{destinataire},\n\nVous possédez à {commune} un logement qui nous paraît vacant :\n\n{logements}\n\nLa {collectivite} aide ses propriétaires à le remettre en location, à le rénover ou à le vendre. Un conseiller vous écoute, sans engagement, au {telephone} ou à {courriel}.\n\nNous vous prions d’agréer nos salutations distinguées.',
    signatory: { name: 'Camille Exemple', title: 'Vice-présidente', image: null },
    returnAddress: '1 place de la Mairie, 59000 Exemple',
    publicUrl: 'https://volets.example.org',
    datedOn: day('2026-03-02'),
    issuedAt,
    specimen: true,
    recipient: {
      name: `EXEMPLE Camille ${number}`,
      through: null,
      address: `${number} rue des Oyats, 59240 EXEMPLE`,
    },
    homes: [{ address: `${number} rue de l’Écluse`, commune: 'Exemple', since: 2019 }],
    code: SAMPLE_CODE,
    returnCode: returnCode(number),
  });
const pdf = startPdfRenderer();
const started = performance.now();
const cpu = process.cpuUsage();
const book = await pdf.bind('bench', {
  lang: 'fr',
  title: 'Lettres',
  reference: 'CAMP-2026-001',
  issuedAt,
  letterhead: letterhead(programme),
});
let bytes = 0;
for (let from = 1; from <= count; from += 40) {
  const drawn = await book.add(
    Array.from({ length: Math.min(40, count - from + 1) }, (_, index) => letterTo(from + index)),
  );
  bytes += drawn.length;
}
bytes += (await book.close()).length;
const { user, system } = process.cpuUsage(cpu);
const drawn: Drawn = {
  ms: performance.now() - started,
  cpuMs: (user + system) / 1000,
  peakMb: process.resourceUsage().maxRSS / 1024,
  bytes,
};
process.stdout.write(JSON.stringify(drawn));
await pdf.close();
