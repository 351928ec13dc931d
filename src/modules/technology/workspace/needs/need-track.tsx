import { m } from '#words/messages.js';
import type { NeedState } from '../../contract/needs.ts';
import { MAIN_STATES } from './life-words.ts';
import { stateLabel } from './words.ts';

/** The way from 待核实 to 销号 and how far a need has come on it. A state beside the way is said by its chip. */
export function NeedTrack({ state }: { state: NeedState }) {
  const at = MAIN_STATES.indexOf(state);
  return (
    <ol aria-label={m.technology_page_way()} className="m-0 flex list-none p-0">
      {MAIN_STATES.map((one, index) => {
        const isPast = at >= 0 && index <= at;
        const isNow = index === at;
        return (
          <li key={one} aria-current={isNow ? 'step' : undefined} className="flex min-w-0 flex-1 flex-col items-center gap-0.5">
            <span aria-hidden className="flex w-full items-center">
              <span className={`h-px flex-1 ${index === 0 ? '' : isPast ? 'bg-brand' : 'bg-edge'}`} />
              <span
                className={`size-2.5 rounded-full border-2 ${isNow ? 'border-brand bg-white' : isPast ? 'border-brand bg-brand' : 'border-edge bg-white'}`}
              />
              <span className={`h-px flex-1 ${index === MAIN_STATES.length - 1 ? '' : at > index ? 'bg-brand' : 'bg-edge'}`} />
            </span>
            <span
              className={`text-center text-floor ${isNow ? 'font-bold text-brand-strong' : `max-md:sr-only ${isPast ? 'text-ink' : 'text-muted'}`}`}
            >
              {stateLabel(one)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
