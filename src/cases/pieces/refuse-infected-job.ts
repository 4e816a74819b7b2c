import { type Context, contextFor, type Services } from '../../context.ts';
import type { Writer } from '../../db/database.ts';
import { translate, translateDynamic, translator } from '../../i18n/translate.ts';
import { appendJournal } from '../../journal/append-journal.ts';
import type { OutboxRow } from '../../outbox/outbox-store.ts';
import { promiseMail } from '../../outbox/promise-work.ts';
import { system } from '../../shared/actor.ts';
import type { FileHash } from '../../shared/ids.ts';
import { officerMailbox, ownerMailbox } from '../case-mails.ts';
import { casePath, myCasePath } from '../case-paths.ts';
import { findCaseLine } from '../case-store.ts';
import { type CaseDocument, documentsOfFile, saveDocument } from './document-store.ts';

type Infected = { readonly hash: FileHash; readonly threat: string };

/**
 * A content was found infected: each piece made of it is refused by name, and the owner and the officer are told. Done
 * twice it does no harm.
 */
export async function refuseInfected(services: Services, row: OutboxRow): Promise<void> {
  const ctx = contextFor(services, system('scanner'));
  const infected = row.payload as Infected;
  await ctx.db.tx(async (d) => {
    for (const document of await documentsOfFile(d, infected.hash))
      if (document.state === 'received' || document.state === 'accepted')
        await refuseOne(d, ctx, document, infected);
  });
}

async function refuseOne(
  d: Writer,
  ctx: Context,
  document: CaseDocument,
  { threat }: Infected,
): Promise<void> {
  const now = ctx.clock();
  const line = await findCaseLine(d, document.caseId);
  const locale = line?.ownerLocale ?? 'fr';
  const reason = translate(locale, 'pieces.infected.reason', { threat });
  await saveDocument(d, document, {
    state: 'refused',
    problem: 'incorrect',
    reason,
    checkedBy: null,
    checkedAt: now,
  });
  await appendJournal(
    d,
    { actor: ctx.actor, now },
    {
      action: 'case.piece-infected',
      subject: { kind: 'case', id: document.caseId },
      data: { document: document.id, type: document.type, threat },
    },
  );
  const owner = line && ownerMailbox(line);
  const officer = line && officerMailbox(line);
  const mails = [
    owner && { box: owner, url: myCasePath({ case: document.caseId }), to: 'owner' as const },
    officer && { box: officer, url: casePath({ ref: line.ref ?? '' }), to: 'officer' as const },
  ];
  for (const mail of mails) {
    if (!mail || !line) continue;
    const t = translator(mail.box.locale);
    const words = {
      name: document.name,
      type: translateDynamic(mail.box.locale, `cases.piece.${document.type}`),
      address: line.address,
      threat,
    };
    await promiseMail(
      d,
      now,
      {
        ...mail.box,
        subject: t('pieces.infected.subject', words),
        body: [
          t(`pieces.infected.${mail.to}`, words),
          {
            action: { label: t(`pieces.infected.${mail.to}Action`), url: ctx.config.publicUrl + mail.url },
          },
        ],
      },
      `piece-${document.id}:infected:${mail.to}`,
    );
  }
}
