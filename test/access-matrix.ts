import { ledgers } from './access/ledgers.ts';
import { libraries } from './access/libraries.ts';
import { parties } from './access/parties.ts';
import { sessions } from './access/sessions.ts';
import { supervision } from './access/supervision.ts';
import { technology } from './access/technology.ts';
import { website } from './access/website.ts';
import type { Expected } from './access/personas.ts';

/**
 * Who may use which route at all, written by hand and never derived from the code, a file a module. A route that is
 * missing here fails the test, and so does a cell that differs. Nearness (own park, other park, own enterprise) is
 * tried route by route in `test/access-nearness.test.ts`.
 */
export const expected: Expected = {
  ...sessions,
  ...parties,
  ...libraries,
  ...ledgers,
  ...technology,
  ...supervision,
  ...website,
};
