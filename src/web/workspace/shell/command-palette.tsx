import { Dialog } from '@base-ui/react/dialog';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react';
import { m } from '#words/messages.js';
import { useCan } from '../session.tsx';
import type { PaletteSource } from '../screens.ts';
import { matching, type Offer } from './offers.ts';
import { useParts } from './parts-context.ts';

/** Ctrl K: go somewhere, do something, find something. Arrows choose, Enter goes. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const navigate = useNavigate();
  const id = useId();
  const offers = useOffers(text);
  const now = Math.min(active, Math.max(0, offers.length - 1));
  const go = (offer: Offer | undefined) => {
    if (!offer) return;
    onClose();
    const [to = '/', search] = offer.to.split('?');
    void navigate({ to, search: Object.fromEntries(new URLSearchParams(search)) as never });
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive((now + step + offers.length) % Math.max(1, offers.length));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(offers[now]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-[rgb(24_33_48/30%)]" />
        <Dialog.Popup
          aria-label={m.web_search_hint()}
          className="fixed top-[12vh] left-[max(16px,calc(50vw-280px))] z-50 flex max-h-[70vh] w-[min(560px,calc(100vw-32px))] flex-col overflow-hidden rounded-card border border-line bg-white shadow-float outline-none max-md:top-4"
        >
          <span className="flex items-center gap-2.5 border-b border-line px-4">
            <Search size={18} aria-hidden className="text-muted" />
            <input
              autoFocus
              role="combobox"
              aria-expanded="true"
              aria-controls={`${id}-offers`}
              aria-activedescendant={offers.length > 0 ? `${id}-${now}` : undefined}
              aria-label={m.web_search_hint()}
              placeholder={m.web_search_hint()}
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                setActive(0);
              }}
              onKeyDown={press}
              className="h-12 min-w-0 flex-1 bg-transparent text-section outline-none"
            />
          </span>
          <OfferList id={id} offers={offers} now={now} onPoint={setActive} onGo={go} />
          <p role="status" className="m-0 border-t border-line px-4 py-2 text-note text-muted">
            {offers.length > 0 ? m.web_search_keys() : m.web_nothing_fits()}
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type OfferParts = { id: string; offers: readonly Offer[]; now: number; onPoint: (index: number) => void; onGo: (offer: Offer) => void };

function OfferList({ id, offers, now, onPoint, onGo }: OfferParts) {
  return (
    <ul id={`${id}-offers`} role="listbox" aria-label={m.web_search_results()} className="m-0 min-h-0 list-none overflow-y-auto p-1.5">
      {offers.map((offer, index) => (
        <li
          key={offer.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === now}
          onClick={() => onGo(offer)}
          onMouseMove={() => onPoint(index)}
          className={`flex min-h-9 items-center gap-3 rounded-control px-2.5 max-md:min-h-11 ${index === now ? 'bg-brand-tint' : ''}`}
        >
          <span className="truncate">{offer.label}</span>
          {offer.note && <span className="truncate text-note text-muted">{offer.note}</span>}
          <span className="ml-auto shrink-0 text-note text-muted">{offer.group}</span>
        </li>
      ))}
    </ul>
  );
}

function useOffers(text: string): readonly Offer[] {
  const { screens, actions, sources } = useParts();
  const can = useCan();
  const fixed = useMemo(() => {
    const places = screens.flatMap(({ nav, path, ability }) =>
      nav && can(ability) ? [{ id: `go ${path}`, label: nav.label(), to: path, group: m.web_search_go() }] : [],
    );
    const acts = actions
      .filter(({ ability }) => can(ability))
      .map(({ label, to }) => ({ id: `act ${to}`, label: label(), to, group: m.web_search_act() }));
    return [...acts, ...places];
  }, [screens, actions, can]);
  const open = useMemo(() => sources.filter(({ ability }) => can(ability)), [sources, can]);
  const found = useFound(open, text.trim());
  return [...found, ...matching(fixed, text)];
}

function useFound(sources: readonly PaletteSource[], text: string): readonly Offer[] {
  const [found, setFound] = useState<readonly Offer[]>([]);
  useEffect(() => {
    if (text === '') {
      setFound([]);
      return undefined;
    }
    const stop = new AbortController();
    const ask = async () => {
      const answers = await Promise.allSettled(
        sources.map(async ({ label, find }) => (await find(text, stop.signal)).slice(0, 8).map((one) => ({ ...one, group: label() }))),
      );
      if (!stop.signal.aborted) setFound(answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])));
    };
    const timer = setTimeout(() => void ask(), 150);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [sources, text]);
  return found;
}
