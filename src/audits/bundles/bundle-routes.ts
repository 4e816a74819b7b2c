import type { FastifyInstance } from 'fastify';
import { flash } from '../../web/flash.ts';
import { pageOrFragment, seeOther } from '../../web/render.ts';
import { access } from '../../web/request.ts';
import * as paths from '../audit-paths.ts';
import { auditForStaff, isClosedToOwner } from '../open-audit.ts';
import { startedBy, type UnitParams } from '../questionnaire/questionnaire-routes.ts';
import { STAFF } from '../scenarios/proposal-entrance-routes.ts';
import { askBundles, stepsOf } from './ask-bundles.ts';
import { BundleQuery } from './bundle-forms.ts';
import { ownerBundlesPage } from './bundle-pages.ts';
import { comparedOn, staffBundlesPage } from './staff-bundle-pages.ts';

/** The best bundles of works: a few named answers for the owner, the whole front for the adviser. */
export function bundleRoutes(app: FastifyInstance): void {
  app.get<UnitParams>(paths.myBundlesPath.pattern, access('owner'), async (request, reply) => {
    const { ctx } = request;
    const { unit, audit } = await startedBy(request);
    if (!audit.result || audit.state === 'draft') {
      flash(reply, 'info', 'auditScreens.works.answerFirst');
      return seeOther(request, reply, paths.checkAnswersPath(request.params));
    }
    const asked = await askBundles(ctx, unit, audit, audit.result);
    const closed = await isClosedToOwner(ctx.db.read, audit);
    const model = ownerBundlesPage(ctx, { unit, audit, asked, closed });
    return pageOrFragment(request, reply, { page: 'audits/bundles', fragment: 'audits/bundles-body' }, model);
  });

  app.get<{ Params: { audit: string }; Querystring: unknown }>(
    paths.auditBundlesPath.pattern,
    access('audits.see'),
    async (request, reply) => {
      const { ctx } = request;
      const { audit, unit } = await auditForStaff(ctx.db.read, ctx, Number(request.params.audit));
      if (!audit.result || audit.state === 'draft') {
        flash(reply, 'info', 'bundles.answerFirst');
        return seeOther(request, reply, paths.auditPath({ audit: audit.id }));
      }
      const asked = await askBundles(ctx, unit, audit, audit.result);
      const query = BundleQuery.parse(request.query);
      const compared = asked.ok === true ? comparedOn(asked.result.front, query) : [];
      const steps = await Promise.all(
        compared.map(async (at) => {
          const works = asked.ok === true ? (asked.result.front[at]?.works ?? []) : [];
          return [at, await stepsOf(ctx, unit, audit, works)] as const;
        }),
      );
      const mayKeep = await STAFF.mayChange(ctx, { unit, audit });
      const model = staffBundlesPage(ctx, { unit, audit, asked, query, mayKeep, steps: new Map(steps) });
      return pageOrFragment(
        request,
        reply,
        { page: 'audits/staff-bundles', fragment: 'audits/staff-bundles-body' },
        model,
      );
    },
  );
}
