import { Star } from 'lucide-react';
import { Field } from '#web/workspace/form/field.tsx';
import { m } from '#words/messages.js';

const SCORES = [1, 2, 3, 4, 5] as const;

/** How much it helped, one to five. */
export function ScoreField() {
  return (
    <Field name="score" label={m.technology_page_score()} hint={m.technology_page_score_hint()}>
      {(wire) => (
        <span id={wire.id} ref={wire.ref} tabIndex={-1} role="radiogroup" aria-label={m.technology_page_score()} className="flex gap-1">
          {SCORES.map((score) => {
            const isLit = typeof wire.value === 'number' && score <= wire.value;
            return (
              <label
                key={score}
                className="relative inline-flex size-11 cursor-pointer items-center justify-center rounded-control has-focus-visible:outline-2 has-focus-visible:outline-brand"
              >
                <input
                  type="radio"
                  name="need-score"
                  value={score}
                  checked={wire.value === score}
                  onChange={() => wire.onChange(score)}
                  aria-label={m.technology_page_score_of({ score })}
                  className="absolute inset-0 size-full cursor-pointer opacity-0"
                />
                <Star size={26} aria-hidden className={isLit ? 'fill-watch text-watch' : 'text-edge'} />
              </label>
            );
          })}
        </span>
      )}
    </Field>
  );
}
