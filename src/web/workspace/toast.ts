export type Said = { readonly sentence: string; readonly undo?: (() => void) | undefined };

let waiting: readonly Said[] = [];
let onSaid: () => void = () => {};

/** Says what was done, for 10 seconds, one at a time; with `undo` it can be taken back: `toast('已记入 3 条', () => …)`. */
export function toast(sentence: string, undo?: () => void): void {
  waiting = [...waiting, { sentence, undo }];
  onSaid();
}

/** For the place where they stand: what to do when something was said, and what was said since. */
export function listenForToasts(act: () => void): () => void {
  onSaid = act;
  if (waiting.length > 0) act();
  return () => {
    onSaid = () => {};
  };
}

export function takeToasts(): readonly Said[] {
  const taken = waiting;
  waiting = [];
  return taken;
}
