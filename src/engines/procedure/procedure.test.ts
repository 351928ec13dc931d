import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { procedure } from './procedure.ts';

const letter = procedure({
  initial: 'draft',
  ends: ['issued', 'dropped'],
  limits: { submitted: 2 },
  steps: {
    note: { from: ['draft', 'submitted'], to: 'stay', ability: 'write' },
    submit: { from: ['draft'], to: 'submitted', ability: 'write' },
    return: { from: ['submitted'], to: 'draft', ability: 'sign', isGrounded: true },
    issue: { from: ['submitted'], to: 'issued', ability: 'sign' },
    drop: { from: ['draft', 'submitted'], to: 'dropped', ability: 'write', isGrounded: true },
    reopen: { from: ['dropped'], to: 'draft', ability: 'write' },
  },
});

describe('a procedure', () => {
  it('says where a step leads, or from where it could be taken', () => {
    expect(letter.move('draft', 'submit')).toEqual({ isAllowed: true, to: 'submitted' });
    expect(letter.move('submitted', 'note')).toEqual({ isAllowed: true, to: 'submitted' });
    expect(letter.move('issued', 'return')).toEqual({ isAllowed: false, from: ['submitted'] });
  });

  it('offers what may be done in a state by whom', () => {
    expect(letter.verbsIn('submitted', (ability) => ability === 'sign')).toEqual(['return', 'issue']);
    expect(letter.verbsIn('issued', () => true)).toEqual([]);
    expect(letter.verbsIn('draft', () => false)).toEqual([]);
  });

  it('never leaves its states, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...(Object.keys(letter.steps) as (keyof typeof letter.steps)[]))), (verbs) => {
        let state: (typeof letter.states)[number] = letter.initial;
        for (const verb of verbs) {
          const move = letter.move(state, verb);
          expect(move.isAllowed).toBe(letter.verbsIn(state, () => true).includes(verb));
          if (move.isAllowed) state = move.to;
          expect(letter.states).toContain(state);
        }
      }),
    );
  });

  it('refuses a plan that cannot work', () => {
    const step = { ability: 'write' } as const;
    const made = (plan: Parameters<typeof procedure>[0]) => () => procedure(plan);
    expect(made({ initial: 'a', ends: [], steps: { go: { ...step, from: ['a'], to: 'b' } } })).toThrow('no step leads out of b');
    expect(made({ initial: 'a', ends: ['b', 'c'], steps: { go: { ...step, from: ['a'], to: 'b' } } })).toThrow('no step leads to c');
    expect(made({ initial: 'a', ends: ['b'], limits: { b: 3 }, steps: { go: { ...step, from: ['a'], to: 'b' } } })).toThrow(
      'b has a limit',
    );
    expect(made({ initial: 'a', ends: ['b'], steps: { go: { ...step, from: ['a'], to: 'stay' } } })).toThrow('no step leads');
  });
});
