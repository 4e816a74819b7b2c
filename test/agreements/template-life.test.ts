import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActFacts, AgreementDetail } from '../../src/agreements/acts/act-facts.ts';
import { latestAct } from '../../src/agreements/acts/act-store.ts';
import type { AgreementContent } from '../../src/agreements/templates/agreement-content.ts';
import { draftTemplate } from '../../src/agreements/templates/draft-template.ts';
import {
  addFreeArticle,
  arranged,
  articleIn,
  withArticle,
} from '../../src/agreements/templates/edit-content.ts';
import { ORIGINAL_AGREEMENT } from '../../src/agreements/templates/original-agreement.ts';
import { publishTemplate } from '../../src/agreements/templates/publish-template.ts';
import { findTemplate, listTemplates, type Template } from '../../src/agreements/templates/template-store.ts';
import { actTemplates } from '../../src/agreements/templates/template-table.ts';
import { writeTemplate } from '../../src/agreements/templates/write-template.ts';
import { journal } from '../../src/journal/journal-table.ts';
import type { Staff } from '../../src/shared/actor.ts';
import { day } from '../../src/shared/dates.ts';
import { staff } from '../support/staff.ts';
import { startTestServices, type TestServices } from '../support/test-services.ts';
import { wordsOf } from './support/agreements-before.ts';
import { type Granted, grantedCase } from './support/granted-case.ts';
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
function rewritten(content: AgreementContent): AgreementContent {
  const added = addFreeArticle(content, { fr: 'Visite de presse', en: 'Press visit' });
  const code = added.articles.at(-1)?.code ?? '';
  const written = withArticle(added, {
    ...articleIn(added, code),
    when: 'let',
    passages: [{ kind: 'text', shape: 'paragraph', text: CLAUSE, when: 'always' }],
  });
  return Array.from({ length: 16 }).reduce<AgreementContent>((now) => arranged(now, `up ${code}`), written);
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

describe('a template of the agreement', () => {
  it('begins with version 1, the texts of the software, once', async () => {
    const [only, ...others] = await listTemplates(test.services.db.read);
    expect(others).toEqual([]);
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
      visas: [
        { ...(whole.visas[0] as AgreementContent['visas'][number]), text: { fr: '{montan}', en: 'x' } },
      ],
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

  it('tells the journal who drafted, wrote and published, without a text', async () => {
    const deeds = test.services.db.read
      .select()
      .from(journal)
      .all()
      .filter(({ action }) => action.startsWith('act-template.'));
    expect(deeds.map(({ action }) => action)).toEqual([
      'act-template.published',
      'act-template.drafted',
      'act-template.written',
      'act-template.written',
      'act-template.written',
      'act-template.published',
    ]);
    expect(JSON.stringify(deeds)).not.toMatch(/presse/);
    expect(await findTemplate(test.services.db.read, 99 as Template['id'])).toBeUndefined();
  });
});
