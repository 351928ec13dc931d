import { useState } from 'react';
import { Button } from '#web/workspace/button.tsx';
import { SideSheet } from '#web/workspace/side-sheet.tsx';
import { m } from '#words/messages.js';
import type { NeedVerb } from '../../contract/need-life-codes.ts';
import type { NeedState } from '../../contract/needs.ts';
import { ContractSheet } from './contract-sheet.tsx';
import { verbLabel } from './life-words.ts';
import { StepSheet } from './step-sheet.tsx';
import { titleLabel } from './words.ts';

/** A need and the steps of which one is to be taken. */
export type Begun = { readonly needId: string; readonly title: string; readonly state: NeedState; readonly verbs: readonly NeedVerb[] };

export const beginStep = (need: { id: string; title: string | null; state: NeedState }, verbs: readonly NeedVerb[]): Begun => ({
  needId: need.id,
  title: titleLabel(need),
  state: need.state,
  verbs,
});

/** The form of the step begun: signing is registering the contract; where two steps lead to the same column, which one. */
export function StepOrContract({ begun, onClose }: { begun: Begun; onClose: () => void }) {
  const [verb, setVerb] = useState<NeedVerb | undefined>(begun.verbs.length === 1 ? begun.verbs[0] : undefined);
  if (verb === 'sign') return <ContractSheet needId={begun.needId} title={begun.title} onClose={onClose} />;
  if (verb) return <StepSheet begun={{ ...begun, verb }} onClose={onClose} />;
  return (
    <SideSheet
      title={begun.title}
      isOpen
      onClose={onClose}
      dims
      note={<p className="m-0 text-note text-muted">{m.technology_page_which_step()}</p>}
    >
      <div className="flex flex-col gap-2">
        {begun.verbs.map((one) => (
          <Button key={one} onClick={() => setVerb(one)}>
            {verbLabel(one)}
          </Button>
        ))}
      </div>
    </SideSheet>
  );
}
