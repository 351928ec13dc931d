import { procedure } from '#engines/procedure/procedure.ts';

const KEEP = 'supervision.keep_tasks';
const ANSWER = 'supervision.answer_tasks';

export const taskProcedure = procedure({
  initial: 'draft',
  ends: ['closed'],
  steps: {
    issue: { from: ['draft'], to: 'open', ability: KEEP },
    close: { from: ['open'], to: 'closed', ability: KEEP },
    reopen: { from: ['closed'], to: 'open', ability: KEEP },
  },
});

/** What is accepted may still be sent back: a slip is often found when figures are added up. */
export const reportProcedure = procedure({
  initial: 'sent',
  ends: ['accepted', 'exempt'],
  steps: {
    sign: { from: ['sent'], to: 'signed', ability: ANSWER },
    submit: { from: ['signed', 'returned'], to: 'submitted', ability: ANSWER },
    take_back: { from: ['submitted'], to: 'signed', ability: ANSWER },
    return: { from: ['submitted', 'accepted'], to: 'returned', ability: KEEP, isGrounded: true },
    accept: { from: ['submitted'], to: 'accepted', ability: KEEP },
    exempt: { from: ['sent', 'signed', 'returned'], to: 'exempt', ability: KEEP, isGrounded: true },
    unexempt: { from: ['exempt'], to: 'sent', ability: KEEP },
    extend: { from: ['sent', 'signed', 'returned'], to: 'stay', ability: KEEP, isGrounded: true },
    remind: { from: ['sent', 'signed', 'returned'], to: 'stay', ability: KEEP },
  },
});
