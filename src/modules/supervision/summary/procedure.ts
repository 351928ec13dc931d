import { procedure } from '#engines/procedure/procedure.ts';
import type { SummaryState } from '../contract/summary-codes.ts';

const DRAFT = 'supervision.draft_summaries';
export const SIGN = 'supervision.sign_summaries';

/** Drafted, circulated, signed; what is signed stays. Back from the round it is a draft again. */
export const summaryProcedure = procedure<SummaryState, 'edit' | 'circulate' | 'takeBack' | 'sign'>({
  initial: 'draft',
  ends: ['signed'],
  steps: {
    edit: { from: ['draft'], to: 'stay', ability: DRAFT },
    circulate: { from: ['draft'], to: 'circulating', ability: DRAFT },
    takeBack: { from: ['circulating'], to: 'draft', ability: DRAFT },
    sign: { from: ['circulating'], to: 'signed', ability: SIGN },
  },
});
