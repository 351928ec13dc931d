import { Link } from '@tanstack/react-router';
import { m } from '#words/messages.js';
import { Card } from '#web/workspace/card.tsx';
import { useCan } from '#web/workspace/session.tsx';
import { Greeting } from './overview.tsx';
import { QueueCard } from './overview-lists.tsx';

const REGISTERS: readonly { to: string; ability?: string; label: () => string; note: () => string }[] = [
  {
    to: '/organisations',
    ability: 'parties.keep_organisations',
    label: m.ledgers_overview_organisations,
    note: m.ledgers_overview_organisations_note,
  },
  { to: '/people', ability: 'parties.read_people', label: m.ledgers_overview_people, note: m.ledgers_overview_people_note },
  { to: '/codes', ability: 'parties.keep_codes', label: m.ledgers_overview_codes, note: m.ledgers_overview_codes_note },
  { to: '/calendar', ability: 'parties.keep_calendar', label: m.ledgers_overview_calendar, note: m.ledgers_overview_calendar_note },
  { to: '/trail', ability: 'parties.read_trail', label: m.ledgers_overview_trail, note: m.ledgers_overview_trail_note },
  { to: '/me', label: m.ledgers_overview_account, note: m.ledgers_overview_account_note },
];

/** For whoever keeps the platform, and for guests of it: their registers and what waits. Enterprises’ figures are not here. */
export function OverviewForAdministrator() {
  const can = useCan();
  return (
    <>
      <Greeting />
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(300px,384px)] items-start gap-3 max-lg:grid-cols-1">
        <Card title={m.ledgers_overview_registers()}>
          <ul className="m-0 grid list-none grid-cols-2 gap-3 p-0 max-md:grid-cols-1">
            {REGISTERS.filter(({ ability }) => can(ability)).map(({ to, label, note }) => (
              <li key={to}>
                <Link to={to} className="block min-h-16 rounded-control border border-line px-4 py-3 text-ink no-underline hover:bg-head">
                  <b className="block text-brand-strong">{label()}</b>
                  <span className="text-table text-muted">{note()}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Card>
        <QueueCard />
      </div>
    </>
  );
}
