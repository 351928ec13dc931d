import { Menu } from '@base-ui/react/menu';
import { ChevronDown } from 'lucide-react';
import { Button } from '#web/workspace/button.tsx';
import { m } from '#words/messages.js';
import type { NeedVerb } from '../../contract/need-life-codes.ts';
import type { NeedState } from '../../contract/needs.ts';
import { nextVerb, verbLabel } from './life-words.ts';

const BESIDE = 2;

/** What this person may do now: the step onward filled at the right, the next beside it, the rest under 更多. */
export function StepBar({ verbs, state, onBegin }: { verbs: readonly NeedVerb[]; state: NeedState; onBegin: (verb: NeedVerb) => void }) {
  const first = nextVerb(verbs, state);
  const others = verbs.filter((verb) => verb !== first);
  const shown = others.slice(0, BESIDE);
  const rest = others.slice(BESIDE);
  return (
    <>
      {rest.length > 0 && (
        <Menu.Root modal={false}>
          <Menu.Trigger className="inline-flex h-8 items-center gap-1 rounded-control border border-edge bg-white px-3 whitespace-nowrap hover:bg-head max-md:h-11">
            {m.technology_page_more()}
            <ChevronDown size={14} aria-hidden />
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Positioner sideOffset={4} align="start" className="z-50">
              <Menu.Popup className="min-w-40 rounded-control border border-line bg-white py-1 shadow-float outline-none">
                {rest.map((verb) => (
                  <Menu.Item
                    key={verb}
                    onClick={() => onBegin(verb)}
                    className="flex h-8 cursor-default items-center px-3 outline-none select-none max-md:h-11 data-[highlighted]:bg-brand-tint"
                  >
                    {verbLabel(verb)}
                  </Menu.Item>
                ))}
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
      )}
      {shown.map((verb) => (
        <Button key={verb} onClick={() => onBegin(verb)}>
          {verbLabel(verb)}
        </Button>
      ))}
      {first && (
        <Button look="filled" onClick={() => onBegin(first)}>
          {verbLabel(first)}
        </Button>
      )}
    </>
  );
}
