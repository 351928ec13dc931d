/** A step of a procedure: in which states it may be taken, where it leads, and who may take it. */
export type Step<State extends string> = {
  readonly from: readonly State[];
  /** `'stay'`: something is noted, and the state remains. */
  readonly to: State | 'stay';
  /** The ability of the access table that the step asks for. */
  readonly ability: string;
  /** It is taken on a ground, which must be said. */
  readonly isGrounded?: boolean;
};

export type Plan<State extends string, Verb extends string> = {
  readonly initial: State;
  /** States in which nothing is waited for any more. A step may still lead out of one: it is opened again. */
  readonly ends: readonly State[];
  readonly steps: Readonly<Record<Verb, Step<State>>>;
  /** Working days within which a state should be left; a state that is not named has no limit. */
  readonly limits?: Readonly<Partial<Record<State, number>>>;
};

/** A verdict, not an exception: the caller knows how to say no. */
export type Move<State extends string> =
  | { readonly isAllowed: true; readonly to: State }
  | { readonly isAllowed: false; readonly from: readonly State[] };

export type Procedure<State extends string, Verb extends string> = Plan<State, Verb> & {
  readonly states: readonly State[];
  /** Where `verb` leads from `state`, or from which states it could be taken. */
  move(state: State, verb: Verb): Move<State>;
  /** What may be done in this state by somebody with these abilities, in the order of the plan. */
  verbsIn(state: State, isAble: (ability: string) => boolean): Verb[];
  isEnd(state: State): boolean;
};

/**
 * Makes a procedure of its plan and refuses one that cannot work: a state nobody reaches, an open state without a way
 * out, a limit on an end.
 *
 * @throws Error naming the state or step; a plan is code, so this is seen when the program is loaded.
 */
export function procedure<const State extends string, const Verb extends string>(plan: Plan<State, Verb>): Procedure<State, Verb> {
  const steps = Object.entries(plan.steps) as [Verb, Step<State>][];
  const reached = reachedFrom(plan.initial, steps);
  const named = new Set<State>([...plan.ends, ...steps.flatMap(([, step]) => step.from)]);
  for (const state of named) if (!reached.has(state)) throw new Error(`no step leads to ${state}`);
  for (const state of reached) {
    if (!plan.ends.includes(state) && !leaves(state, steps)) throw new Error(`no step leads out of ${state}`);
  }
  for (const state of Object.keys(plan.limits ?? {}) as State[]) {
    if (!reached.has(state) || plan.ends.includes(state)) throw new Error(`${state} has a limit and is not waited in`);
  }
  return {
    ...plan,
    states: [...reached],
    move: (state, verb) => {
      const step = plan.steps[verb];
      if (!step.from.includes(state)) return { isAllowed: false, from: step.from };
      return { isAllowed: true, to: step.to === 'stay' ? state : step.to };
    },
    verbsIn: (state, isAble) => steps.flatMap(([verb, step]) => (step.from.includes(state) && isAble(step.ability) ? [verb] : [])),
    isEnd: (state) => plan.ends.includes(state),
  };
}

function reachedFrom<State extends string>(initial: State, steps: readonly [string, Step<State>][]): Set<State> {
  const reached = new Set([initial]);
  for (const state of reached) {
    for (const [, { from, to }] of steps) if (to !== 'stay' && from.includes(state)) reached.add(to);
  }
  return reached;
}

const leaves = <State extends string>(state: State, steps: readonly [string, Step<State>][]) =>
  steps.some(([, { from, to }]) => from.includes(state) && to !== 'stay' && to !== state);
