import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActFacts, AgreementDetail } from '../../src/agreements/acts/act-facts.ts';
import { latestAct } from '../../src/agreements/acts/act-store.ts';
import { issueAct } from '../../src/agreements/acts/issue-act.ts';
import type { ActContent } from '../../src/agreements/templates/act-content.ts';
import { draftTemplate } from '../../src/agreements/templates/draft-template.ts';
import {
  addFreeArticle,
  arranged,
  articleIn,
  withArticle,
} from '../../src/agreements/templates/edit-content.ts';
import { installTemplates } from '../../src/agreements/templates/install-templates.ts';
import { ORIGINAL_AGREEMENT } from '../../src/agreements/templates/original-agreement.ts';
import { previewTemplate } from '../../src/agreements/templates/preview-template.ts';
import { publishTemplate } from '../../src/agreements/templates/publish-template.ts';
import { TEMPLATE_KINDS } from '../../src/agreements/templates/template-kinds.ts';
import { findTemplate, listTemplates, type Template } from '../../src/agreements/templates/template-store.ts';
import { actTemplates } from '../../src/agreements/templates/template-table.ts';
import { writeTemplate } from '../../src/agreements/templates/write-template.ts';
import { journal } from '../../src/journal/journal-table.ts';
import type { Staff } from '../../src/shared/actor.ts';
import { day } from '../../src/shared/dates.ts';
import { staff } from '../support/staff.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';
import { wordsIn, wordsOf } from './support/agreements-before.ts';
import { type Granted, grantedCase } from './support/granted-case.ts';
import { wordsOfAct } from './support/letters-before.ts';
import { actBytes, issued, today } from './support/life.ts';
import { TOOLS, textOf } from './support/pdf-tools.ts';

let test: TestServices;
let first: Granted;
let second: Granted;
let writer: Staff;
let publisher: Staff;

beforeAll(async () => {
  test = await startTestServices();
  first = await grantedCase(test);
  second = await grantedCase(test, 'granted', 'autre@example.org');
  writer = await staff(test, 'manager', 'Alix Rédaction');
  publisher = await staff(test, 'manager', 'Noa Publication');
});
afterAll(() => test.close());

const CLAUSE = {
  fr: 'Le bénéficiaire {beneficiaire} accueille une visite de presse.',
  en: '{beneficiaire} welcomes the press.',
};

/** A free article at the top, for those who let, and the sale moved up: every number below changes. */
function rewritten(content: ActContent): ActContent {
  const added = addFreeArticle(content, { fr: 'Visite de presse', en: 'Press visit' });
  const code = added.articles.at(-1)?.code ?? '';
  const written = withArticle(added, {
    ...articleIn(added, code),
    when: 'let',
    passages: [{ kind: 'text', shape: 'paragraph', text: CLAUSE, when: 'always' }],
  });
  return Array.from({ length: 16 }).reduce<ActContent>(
    (now) => arranged('agreement', now, `up ${code}`),
    written,
  );
}

const open = async (): Promise<Template> => {
  const draft = (await listTemplates(test.services.db.read)).find(({ state }) => state === 'draft');
  if (!draft) throw new Error('no draft is open');
  return draft;
};
const factsOf = async (granted: Granted): Promise<ActFacts> => {
  const act = await latestAct(test.services.db.read, granted.row.id, 'agreement');
  if (!act) throw new Error('no agreement');
  return act.facts;
};
const frozenText = ({ detail }: ActFacts) => (detail as AgreementDetail).text;

const WELCOME = {
  kind: 'text',
  shape: 'callout',
  text: { fr: 'Bonjour {beneficiaire}.', en: 'Hello {beneficiaire}.' },
  when: 'always',
} as const;

describe('a template of the agreement', () => {
  it('begins with version 1, the texts of the software, once', async () => {
    const all = await listTemplates(test.services.db.read);
    expect(all.map(({ kind }) => kind).sort()).toEqual([...TEMPLATE_KINDS].sort());
    await installTemplates(test.as(writer));
    expect(await listTemplates(test.services.db.read)).toHaveLength(TEMPLATE_KINDS.length);
    const [only] = all;
    expect(only).toMatchObject({ number: 1, state: 'published', writtenBy: null });
    expect(only?.content).toEqual(ORIGINAL_AGREEMENT);
  });

  it('is frozen with the agreement: version, fingerprint and every text', async () => {
    await issued(test, first);
    const facts = await factsOf(first);
    const [version] = await listTemplates(test.services.db.read);
    expect(facts.template).toEqual({ name: 'agreement', version: 1, hash: version?.contentHash });
    expect(frozenText(facts)?.content).toEqual(ORIGINAL_AGREEMENT);
    const entry = test.services.db.read
      .select()
      .from(journal)
      .where(eq(journal.action, 'act.issued'))
      .all()
      .at(-1);
    expect(entry?.data).toMatchObject({ template: 1, templateHash: version?.contentHash });
  });

  it('is written in a draft, one at a time, on what the writer saw', async () => {
    const [version] = await listTemplates(test.services.db.read);
    const draft = await draftTemplate(test.as(writer), version?.id as Template['id']);
    expect(draft).toMatchObject({ number: 2, state: 'draft', copiedFrom: version?.id });
    await expect(draftTemplate(test.as(publisher), draft.id)).rejects.toThrow('templates.errors.draftOpen');
    const written = await writeTemplate(test.as(writer), draft, rewritten);
    expect(written.contentHash).not.toBe(draft.contentHash);
    await expect(writeTemplate(test.as(publisher), draft, rewritten)).rejects.toThrow('changedMeanwhile');
  });

  it('is published by a second person, from today on, without a fault', async () => {
    const publish = async (who: Staff, on = today(test)) => publishTemplate(test.as(who), await open(), on);
    await expect(publish(writer)).rejects.toThrow('templates.errors.ownDraft');
    await expect(publish(publisher, day('2020-01-01'))).rejects.toThrow('templates.errors.pastEffect');
    const whole = (await open()).content;
    const broken = {
      ...whole,
      visas: [{ ...(whole.visas[0] as ActContent['visas'][number]), text: { fr: '{montan}', en: 'x' } }],
    };
    await writeTemplate(test.as(writer), await open(), () => broken);
    await expect(publish(publisher)).rejects.toThrow('templates.errors.checkFails');
    await writeTemplate(test.as(writer), await open(), () => whole);
    expect(await publish(publisher)).toMatchObject({
      number: 2,
      state: 'published',
      publishedBy: publisher.accountId,
    });
  });

  it('never changes once published, whoever asks the database', async () => {
    const d = test.services.db;
    const change = d.tx(async (w) => void w.update(actTemplates).set({ contentHash: 'x' }).run());
    await expect(change).rejects.toThrow('a published template never changes');
    await expect(d.tx(async (w) => void w.delete(actTemplates).run())).rejects.toThrow(
      'a published template never changes',
    );
  });

  it('serves the agreements issued since, and leaves those issued before as they were', async () => {
    const before = wordsOf(await factsOf(first));
    await issued(test, second);
    const facts = await factsOf(second);
    expect(facts.template.version).toBe(2);
    const words = wordsOf(facts);
    expect(words).toContain('# Article 1 – Visite de presse');
    expect(words).toContain('Le bénéficiaire Vanhoutte Jeanne accueille une visite de presse.');
    expect(words).toContain('# Article 5 – Montant de l’aide');
    // The text that names the article of the breach follows its new number.
    expect(words.join('\n')).toMatch(/à défaut, l’article\s12\ss’applique/);
    expect(wordsOf({ ...facts, lang: 'en' })).toContain('Vanhoutte Jeanne welcomes the press.');
    if (TOOLS.pdftotext)
      expect(textOf(await actBytes(test, second, 'agreement'))).toContain('Article 1 – Visite de presse');
    expect(wordsOf(await factsOf(first))).toEqual(before);
    expect(before).toContain('# Article 1 – Objet et logement');
    expect(frozenText(await factsOf(first))?.version).toBe(1);
  });

  it('writes a conditional article only where its condition holds', async () => {
    const facts = await factsOf(second);
    const detail = facts.detail as AgreementDetail;
    const lived = {
      ...facts,
      detail: { ...detail, project: { ...detail.project, tenureAfter: 'owner-occupied' as const } },
    };
    expect(wordsOf(lived)).toContain('# Article 1 – Objet et logement');
  });

  it('serves letters too: those issued before keep their texts, those issued since say the new ones', async () => {
    const { read } = test.services.db;
    const ctx = test.as(first.manager);
    const grant = async (granted: Granted) => {
      const row = await granted.reload();
      await ctx.db.tx((d) => issueAct(d, ctx, row, 'decision-grant'));
      const act = await latestAct(read, row.id, 'decision-grant');
      if (!act) throw new Error('no letter');
      return act.facts;
    };
    const before = await grant(first);
    const version = (await listTemplates(read)).find(({ kind }) => kind === 'decision-grant');
    expect(before.text?.hash).toBe(version?.contentHash);
    const draft = await draftTemplate(test.as(writer), version?.id as Template['id']);
    const written = await writeTemplate(test.as(writer), draft, (content, kind) => {
      const added = addFreeArticle(content, { fr: 'Bienvenue', en: 'Welcome' });
      const code = added.articles.at(-1)?.code ?? '';
      const texted = withArticle(added, { ...articleIn(added, code), passages: [WELCOME] });
      return Array.from({ length: 9 }).reduce<ActContent>((now) => arranged(kind, now, `up ${code}`), texted);
    });
    const tried = await previewTemplate(ctx, written, before.case.ref);
    expect(wordsIn(tried)).toContain('Bonjour Vanhoutte Jeanne.');
    expect(tried).toMatchObject({ draft: true, reference: 'PROJET' });
    await publishTemplate(test.as(publisher), written, today(test));
    const after = await grant(second);
    expect(after.template).toMatchObject({ name: 'decision-grant', version: 2 });
    const words = wordsOfAct(after);
    expect(words.indexOf('# Bienvenue')).toBeLessThan(words.indexOf('# Ce que nous finançons'));
    expect(wordsOfAct({ ...after, lang: 'en' })).toContain('Hello Vanhoutte Jeanne.');
    expect(wordsOfAct(before)).not.toContain('# Bienvenue');
    const closing = (await listTemplates(read)).find(({ kind }) => kind === 'closing-letter') as Template;
    await expect(previewTemplate(ctx, closing, before.case.ref)).rejects.toThrow('templates.preview.noAct');
  });

  it('tells the journal who drafted, wrote and published, without a text', async () => {
    const deeds = test.services.db.read
      .select()
      .from(journal)
      .all()
      .filter(({ action }) => action.startsWith('act-template.'));
    expect(deeds.map(({ action }) => action)).toEqual([
      ...TEMPLATE_KINDS.map(() => 'act-template.published'),
      'act-template.drafted',
      'act-template.written',
      'act-template.written',
      'act-template.written',
      'act-template.published',
      'act-template.drafted',
      'act-template.written',
      'act-template.published',
    ]);
    expect(JSON.stringify(deeds)).not.toMatch(/presse/);
    expect(await findTemplate(test.services.db.read, 999 as Template['id'])).toBeUndefined();
  });
});
