import { useFormContext } from 'react-hook-form';
import { Button } from '#web/workspace/button.tsx';
import { WhoCanSee } from '#web/workspace/page-title.tsx';
import { m } from '#words/messages.js';
import { opennessLabel, whoSees } from './life-words.ts';
import { Fact } from './need-facts.tsx';
import type { RaiseValues } from './raise-draft.ts';
import { cooperationLabel, kindLabel } from './words.ts';

/** Everything once more before it is sent, each part with the way back to it. */
export function RaiseCheck({ onGo }: { onGo: (at: number) => void }) {
  const { getValues } = useFormContext<RaiseValues>();
  const values = getValues();
  const amount = [values.amountLowFen, values.amountHighFen].filter((one) => one != null).join('–');
  const parts: { at: number; facts: [string, string | null | undefined][] }[] = [
    {
      at: 0,
      facts: [
        [m.technology_need_title(), values.title],
        [m.technology_need_kind(), kindLabel(values.kind)],
        [m.technology_need_difficulty(), values.difficulty],
      ],
    },
    {
      at: 1,
      facts: [
        [m.technology_form_purpose(), values.purpose],
        [m.technology_need_indicators(), values.indicators],
        [m.technology_need_base(), values.presentBase],
      ],
    },
    {
      at: 2,
      facts: [
        [m.technology_form_wanted_by(), values.wantedBy],
        [m.technology_need_amount(), amount ? `${amount} ${m.technology_need_wan()}` : values.amountText],
      ],
    },
    {
      at: 3,
      facts: [
        [m.technology_need_cooperation(), (values.cooperation ?? []).map(cooperationLabel).join('、')],
        [m.technology_need_partner(), values.wantedPartner],
        [m.technology_need_contact(), [values.contactName, values.contactPhone].filter(Boolean).join(' ')],
      ],
    },
    { at: 4, facts: [[m.technology_form_openness(), opennessLabel(values.openness)]] },
  ];
  return (
    <>
      {parts.map(({ at, facts }) => (
        <div key={at} className="flex items-start gap-3 border-b border-row pb-3">
          <dl className="m-0 grid min-w-0 flex-1 grid-cols-[6em_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-table">
            {facts.map(([label, value]) => (
              <Fact key={label} label={label}>
                {value || <span className="text-muted">{m.technology_form_not_said()}</span>}
              </Fact>
            ))}
          </dl>
          <Button
            look="quiet"
            size="small"
            aria-label={m.technology_form_change_part({ part: facts[0]?.[0] ?? '' })}
            onClick={() => onGo(at)}
          >
            {m.technology_form_change()}
          </Button>
        </div>
      ))}
      <WhoCanSee who={whoSees(values.openness)} />
    </>
  );
}
