import { m } from '#words/messages.js';
import { useMe } from '#web/workspace/session.tsx';
import { EmptyState } from '#web/workspace/states.tsx';
import { EnterpriseView } from './enterprise-view.tsx';

/** An enterprise's own page: what the ledger says of it, and where it states its own facts. */
export default function MyEnterprise() {
  const { organisation } = useMe();
  if (organisation?.kind !== 'enterprise') return <EmptyState why={m.ledgers_enterprise_none_own()} />;
  return <EnterpriseView enterpriseId={organisation.id} />;
}
