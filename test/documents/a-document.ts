import type { Block, PdfDocument } from '../../src/documents/pdf-document.ts';
import { instant } from '../../src/shared/dates.ts';

/** An act with nothing in it; a test says what matters to it. */
export const aDocument = (wish: Partial<PdfDocument> = {}): PdfDocument => ({
  lang: 'fr',
  title: 'Convention de remise sur le marché',
  reference: 'CONV-2026-00007',
  issuedAt: instant('2026-11-23T10:00:00Z'),
  letterhead: {
    authority: 'Communauté exemple',
    service: 'Service de l’habitat',
    address: ['1 place de la Mairie', '00000 Exemple'],
  },
  blocks: [{ kind: 'paragraph', text: 'Un seul paragraphe.' }],
  ...wish,
});

export const saying = (text: string): Block => ({ kind: 'paragraph', text });

export const A_SENTENCE =
  'Le logement était vacant depuis plus de deux ans à la date du dépôt du dossier, ce que le propriétaire prouve par les pièces jointes. ';
