import type { Services } from '../../context.ts';
import { editsWork } from './edits-work.ts';
import type { FileKind } from './file-kind.ts';
import type { FileWork } from './file-work.ts';
import type { ImportOptions } from './import-report.ts';
import { readSettings } from './import-settings.ts';
import { lovacWork } from './lovac-work.ts';
import type { Source } from './read-import.ts';

type Opened = {
  readonly kind: FileKind;
  readonly filters: ImportOptions;
  readonly choices: Readonly<Record<string, string>>;
  /** An earlier reading, with the same choices, found no dwelling on two lines. */
  readonly eachItsOwn?: boolean;
};

/** The work of a file of its kind, begun afresh: what it remembers from line to line is of one run. */
export function withFile<Result>(
  services: Pick<Services, 'territory' | 'clock'>,
  { kind, filters, choices, eachItsOwn }: Opened,
  source: Source,
  use: <Entry, Planned>(work: FileWork<Entry, Planned>) => Promise<Result>,
): Promise<Result> {
  const settings = readSettings(services, filters, choices);
  return kind === 'lovac'
    ? use(lovacWork(source, settings, eachItsOwn))
    : use(editsWork(kind, source, settings));
}
