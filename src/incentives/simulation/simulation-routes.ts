import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { listStaff } from '../../people/people-queries.ts';
import { isForForm, mustExist, notFound, refused } from '../../shared/errors.ts';
import type { SimulationId } from '../../shared/ids.ts';
import { errorText } from '../../web/errors.ts';
import { flash } from '../../web/flash.ts';
import { errorOn, type FieldError, readForm, type Typed, typedText, typedValues } from '../../web/forms.ts';
import { numbered, numberIn } from '../../web/numbered.ts';
import { page, pageOrFragment, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import { limited } from '../../web/security.ts';
import { editList } from '../entry/edit-list.ts';
import { entryErrors } from '../entry/entry-faults-pages.ts';
import { listDeedOf } from '../entry/entry-forms.ts';
import { readEntry } from '../entry/read-entry.ts';
import { listSchemeVersions } from '../scheme-store.ts';

import { askSimulation, cancelSimulation } from './ask-simulation.ts';
import { type Assumptions, assumptionsSchema } from './assumptions.ts';
import { resultOf } from './kept-simulation.ts';
import { saveAssumptions } from './save-assumptions.ts';
import { ASSUMED, AssumedSchema, SimulationForm, TakeUpForm } from './simulation-forms.ts';
import { newSimulationPage, type StaffName, simulationListPage, simulationPage } from './simulation-pages.ts';
import * as paths from './simulation-paths.ts';
import { ASSUMPTIONS_SHAPE, assumedRows, sectionsOf } from './simulation-result-pages.ts';
import { findSimulation, latestSimulations, type SimulationRow } from './simulation-store.ts';
import { isSimulationFormat, SIMULATION_FORMATS, simulationFile } from './simulation-workbook.ts';
import type { TakeUp } from './tally.ts';
import { type UsualAssumptions, usualAssumptions } from './usual-assumptions.ts';

type OfSimulation = FastifyRequest<{ Params: { id: string } }>;
const SHOWN = 50;

/** Simulations: asked for by managers, read by all who may read schemes. */
export function simulationRoutes(app: FastifyInstance): void {
  app.get(paths.simulationsPath.pattern, access('schemes.see'), async (request, reply) => {
    const { ctx } = request;
    const rows = await latestSimulations(ctx.db.read, SHOWN);
    return page(request, reply, 'simulations/list', simulationListPage(ctx, rows, await namesOf(request)));
  });

  app.get(paths.newSimulationPath.pattern, access('schemes.edit'), async (request, reply) =>
    ask(request, reply, null, null, []),
  );

  app.post(paths.newSimulationPath.pattern, access('schemes.edit'), async (request, reply) =>
    begin(request, reply),
  );

  app.get(paths.simulationPath.pattern, access('schemes.see'), async (request: OfSimulation, reply) => {
    const { row, takeUp, errors } = await opened(request);
    const model = await simulationPage(request.ctx, row, await namesOf(request), takeUp, errors);
    const names = { page: 'simulations/show', fragment: 'simulations/body' } as const;
    return pageOrFragment(request, errors.length > 0 ? reply.code(422) : reply, names, model);
  });

  app.post(
    paths.cancelSimulationPath.pattern,
    access('schemes.edit'),
    async (request: OfSimulation, reply) => {
      const id = numbered<SimulationId>(request.params.id);
      await cancelSimulation(request.ctx, id);
      return seeOther(request, reply, paths.simulationPath({ id }));
    },
  );

  app.get(
    paths.simulationFilePath.pattern,
    access('schemes.see', limited(60)),
    async (request: FastifyRequest<{ Params: { id: string; format: string } }>, reply) => {
      const { ctx } = request;
      const { format } = request.params;
      if (!isSimulationFormat(format)) throw notFound('web.error.404.text');
      const { row, takeUp } = await opened(request);
      const result = mustExist(resultOf(row), 'web.error.404.text');
      const { sections, simulation } = sectionsOf(ctx, row, result, takeUp);
      const settings = { at: ctx.clock(), locale: ctx.locale, format };
      const file = await simulationFile(sections, assumedRows(ctx, row, simulation.takeUp), settings);
      return reply
        .type(SIMULATION_FORMATS[format])
        .header('content-disposition', `attachment; filename="simulation-${row.id}.${format}"`)
        .send(Buffer.from(file));
    },
  );
}

async function namesOf({ ctx }: FastifyRequest): Promise<StaffName> {
  const staff = await listStaff(ctx.db.read);
  return (account) => staff.find(({ id }) => id === account)?.name ?? '–';
}

/** The simulation of the address, and the take-up asked for in it, if another than the one assumed. */
async function opened(
  request: OfSimulation,
): Promise<{ row: SimulationRow; takeUp: TakeUp | null; errors: readonly FieldError[] }> {
  const { ctx } = request;
  const found = await findSimulation(ctx.db.read, numbered(request.params.id));
  const row = mustExist(found, 'web.error.404.text');
  const query = request.query as Record<string, unknown>;
  if (!('withoutAid' in query) && !('fullyPaid' in query)) return { row, takeUp: null, errors: [] };
  const form = readForm(TakeUpForm, query, ctx.locale);
  return form.ok ? { row, takeUp: form.data, errors: [] } : { row, takeUp: null, errors: form.errors };
}

/** What the service supposes, or what a simulation already made supposed. */
async function assumptionsFor(request: FastifyRequest): Promise<UsualAssumptions> {
  const { ctx } = request;
  const again = numberIn<SimulationId>(String((request.query as { again?: unknown }).again ?? ''));
  const before = again === null ? undefined : await findSimulation(ctx.db.read, again);
  if (before) return { assumptions: assumptionsSchema.parse(before.assumptions), saved: null };
  const usual = await usualAssumptions(ctx.db.read, ctx);
  if (usual === null) throw refused('simulations.errors.noAssumptions');
  return usual;
}

type Attempt = Parameters<typeof newSimulationPage>[1]['attempt'];

async function ask(
  request: FastifyRequest,
  reply: FastifyReply,
  typed: Typed | null,
  attempt: Attempt,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const { ctx } = request;
  const model = newSimulationPage(ctx, {
    rows: await listSchemeVersions(ctx.db.read),
    wanted: numberIn(String((request.query as { with?: unknown }).with ?? '')),
    typed,
    ...(await assumptionsFor(request)),
    staffName: await namesOf(request),
    attempt,
    errors,
  });
  return page(request, reply, 'simulations/new', model);
}

/** The button that makes the assumptions those of the service; nothing is simulated. */
const isKeeping = (typed: Typed): boolean => typedText(typed, 'keep') !== '';

async function keep(
  request: FastifyRequest,
  reply: FastifyReply,
  read: ReturnType<typeof readEntry>,
): Promise<FastifyReply> {
  const { ctx } = request;
  const typed = typedValues(request.body);
  const assumed = AssumedSchema.safeParse({ [ASSUMED]: read.value });
  const errors = entryErrors(read.faults, assumed.success ? [] : assumed.error.issues, ctx.locale);
  if (!assumed.success || errors.length > 0)
    return ask(request, reply.code(422), typed, { value: read.value, given: typed }, errors);
  await saveAssumptions(ctx, assumed.data[ASSUMED] as Assumptions);
  flash(reply, 'success', 'simulations.kept');
  return seeOther(request, reply, paths.newSimulationPath());
}

async function begin(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { ctx } = request;
  const typed = typedValues(request.body);
  const read = readEntry(ASSUMPTIONS_SHAPE, typed, ASSUMED);
  const deed = listDeedOf(typed);
  if (deed && read.faults.length === 0) {
    const place = deed.place.replace(`${ASSUMED}.`, '');
    const value = editList(ASSUMPTIONS_SHAPE, read.value, { ...deed, place });
    return ask(request, reply, typed, { value, given: {} }, []);
  }
  if (isKeeping(typed)) return keep(request, reply, read);
  const form = readForm(SimulationForm, request.body, ctx.locale);
  const assumed = AssumedSchema.safeParse({ [ASSUMED]: read.value });
  const issues = assumed.success ? [] : assumed.error.issues;
  const errors = [...(form.ok ? [] : form.errors), ...entryErrors(read.faults, issues, ctx.locale)];
  const attempt = { value: read.value, given: typed };
  if (!form.ok || !assumed.success || errors.length > 0)
    return ask(request, reply.code(422), typed, attempt, errors);
  try {
    const id = await askSimulation(ctx, { ...form.data, assumptions: assumed.data[ASSUMED] as Assumptions });
    return seeOther(request, reply, paths.simulationPath({ id }));
  } catch (error) {
    if (!isForForm(error)) throw error;
    const told = [errorOn('others', errorText(error, ctx.locale))];
    return ask(request, reply.code(422), typed, attempt, told);
  }
}
