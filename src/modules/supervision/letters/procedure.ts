import { procedure } from '#engines/procedure/procedure.ts';

const WRITE = 'supervision.write_letters';
const COUNTERSIGN = 'supervision.countersign_letters';

/**
 * 拟稿 → 核稿 → 会签 → 签发 → 印发. Who of an office may take a step is told apart by the capability: nobody checks or
 * signs a text of their own, and only a leader signs.
 */
export const letterProcedure = procedure({
  initial: 'draft',
  ends: ['issued', 'recalled', 'withdrawn'],
  steps: {
    submit: { from: ['draft'], to: 'checking', ability: WRITE },
    pass_to_countersigning: { from: ['checking'], to: 'countersigning', ability: WRITE },
    pass_to_signing: { from: ['checking'], to: 'signing', ability: WRITE },
    countersign: { from: ['countersigning'], to: 'stay', ability: COUNTERSIGN },
    // Taken by itself when the last one asked has agreed.
    complete_countersigning: { from: ['countersigning'], to: 'signing', ability: COUNTERSIGN },
    sign: { from: ['signing'], to: 'signed', ability: WRITE },
    number: { from: ['signed'], to: 'stay', ability: WRITE },
    issue: { from: ['signed'], to: 'issued', ability: WRITE },
    remind: { from: ['issued'], to: 'stay', ability: WRITE },
    return: { from: ['checking', 'countersigning', 'signing'], to: 'draft', ability: WRITE, isGrounded: true },
    recall: { from: ['issued'], to: 'recalled', ability: WRITE, isGrounded: true },
    withdraw: {
      from: ['draft', 'checking', 'countersigning', 'signing', 'signed'],
      to: 'withdrawn',
      ability: WRITE,
      isGrounded: true,
    },
    resume: { from: ['withdrawn'], to: 'draft', ability: WRITE },
  },
});

const KEEP = 'supervision.keep_incoming';

/** 收文登记 → 批示 → 承办 → 反馈 → 办结. */
export const incomingProcedure = procedure({
  initial: 'registered',
  ends: ['closed'],
  steps: {
    instruct: { from: ['registered', 'instructed'], to: 'instructed', ability: KEEP },
    hand_over: { from: ['registered', 'instructed'], to: 'handed_over', ability: KEEP },
    feed_back: { from: ['handed_over'], to: 'fed_back', ability: KEEP },
    send_back: { from: ['handed_over'], to: 'instructed', ability: KEEP, isGrounded: true },
    demand_again: { from: ['fed_back'], to: 'handed_over', ability: KEEP, isGrounded: true },
    close: { from: ['registered', 'instructed', 'fed_back'], to: 'closed', ability: KEEP },
    reopen: { from: ['closed'], to: 'instructed', ability: KEEP },
  },
});
