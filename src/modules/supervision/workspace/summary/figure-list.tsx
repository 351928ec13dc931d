import { say } from '#shared/words.ts';
import { Card } from '#web/workspace/card.tsx';
import { Chip } from '#web/workspace/chip.tsx';
import { m } from '#words/messages.js';
import type { Summary } from '../../contract.ts';
import { changeText, shownText } from './words.tsx';

/** Every figure of the summary, with its change; each opens its rows. */
export function FigureList({ summary, onFigure }: { summary: Summary; onFigure: (id: string) => void }) {
  return (
    <Card title={m.supervision_summary_figures()} aside={m.supervision_summary_figures_hint()} flush>
      <ul className="m-0 list-none p-0">
        {summary.figures.map((figure) => (
          <li key={figure.id} className="border-t border-row">
            <button
              type="button"
              onClick={() => onFigure(figure.id)}
              className="grid min-h-9 w-full grid-cols-[minmax(0,1fr)_auto_64px] items-center gap-2 px-4 py-1 text-left text-table hover:bg-brand-tint max-md:min-h-11"
            >
              <span className="flex min-w-0 flex-wrap items-center gap-1">
                {figure.name}
                {figure.confirmed ? (
                  <Chip tone="estimate" tag>
                    {m.supervision_summary_confirmed_tag()}
                  </Chip>
                ) : (
                  figure.mark !== 'actual' && (
                    <Chip tone="estimate" tag>
                      {say(`code_figure_mark_${figure.mark}`)}
                    </Chip>
                  )
                )}
              </span>
              <b className="text-right whitespace-nowrap">{shownText(figure)}</b>
              <span className="text-right text-note text-muted">{changeText(figure)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
