/** What other rooms may ask of the work on units: reads only, deeds are use cases. */
export { playbooksInForce, type StandingPlaybook } from './playbooks-in-force.ts';
export { openTaskCounts, runningPlaybook, unitsWithTasksOf } from './task-store.ts';
