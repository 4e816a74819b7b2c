import { promiseMail } from '../../src/outbox/promise-work.ts';
import { startTestServices } from '../support/test-services.ts';
import { type Bench, exactly, roundsOf, told } from './support/bench.ts';
import { type Cut, startCuttingMailServer } from './support/cutting-mail-server.ts';

const MAILS = { quick: 60, full: 200 };
/** Times that the queue is worked through while the line is bad; tries end at eight. */
const BAD_PASSES = 4;
const LAST_PASS = 8;
const HOUR = 3_600_000;

/** The mail server hangs up before or after the message: each mail arrives, and one that arrives twice says so by its Message-ID. */
export const mailCuts: Bench = {
  name: 'mail',
  check: 'C18',
  title: 'mail server killed before and after DATA',
  run: async (settings) => {
    const count = roundsOf(settings, MAILS);
    const cuts: Record<Cut, number> = { 'before-data': 0, 'after-data': 0, never: 0 };
    let pass = 0;
    const server = await startCuttingMailServer(() => {
      const cut = pass < BAD_PASSES ? drawn() : 'never';
      cuts[cut] += 1;
      return cut;
    });
    const test = await startTestServices({ SMTP_URL: server.url });
    try {
      await test.services.db.tx(async (d) => {
        for (let number = 0; number < count; number += 1)
          await promiseMail(d, test.clock.now, {
            to: 'owner@example.org',
            locale: 'fr',
            subject: `mail ${number}`,
            body: ['Bonjour,'],
          });
      });
      for (; pass < LAST_PASS; pass += 1) {
        await test.work();
        test.clock.advance(HOUR);
      }
    } finally {
      await test.close();
      await server.close();
    }
    const bySubject = Map.groupBy(server.received, ({ subject }) => subject);
    const idsOf = [...bySubject.values()].map((mails) => new Set(mails.map(({ messageId }) => messageId)));
    return [
      told('mails promised', count),
      told('hung up before the message', cuts['before-data']),
      told('hung up after the message', cuts['after-data']),
      exactly('mails that never arrived', count - bySubject.size, 0),
      told(
        'mails that arrived more than once',
        [...bySubject.values()].filter(({ length }) => length > 1).length,
      ),
      exactly('of these, under two Message-IDs', idsOf.filter(({ size }) => size > 1).length, 0),
      exactly(
        'Message-IDs, one for each mail',
        new Set(server.received.map(({ messageId }) => messageId)).size,
        count,
      ),
    ];
  },
};

const drawn = (): Cut =>
  (['before-data', 'after-data', 'never'] as const)[Math.floor(Math.random() * 3)] ?? 'never';
