import { afterAll, afterEach } from 'vitest';
import type { Device, Person, Stage } from './stage.ts';

/**
 * Those who act in the journeys of a file, on the stage that it sets: they keep what axe found on the screens looked at
 * and what their browsers complained of, and leave with the stage.
 */
export function company(stage: () => Stage) {
  const faults: string[] = [];
  const people: Person[] = [];
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await stage().keepLastScreens();
  });
  afterAll(() => stage().closeStage());

  async function sit(device: Device): Promise<Person> {
    const person = await stage().sitDown(device);
    people.push(person);
    return person;
  }
  return {
    faults,
    sit,
    complaints: (): string[] => people.flatMap(({ complaints }) => complaints),
    async look(person: Person, name: string): Promise<void> {
      faults.push(...(await stage().look(person, name)));
    },
    async staff(email: string): Promise<Person> {
      const person = await sit('desktop');
      await stage().signInStaff(person, email);
      return person;
    },
  };
}
