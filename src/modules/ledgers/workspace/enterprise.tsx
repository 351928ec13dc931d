import { useParams } from '@tanstack/react-router';
import { EnterpriseView } from './enterprise-view.tsx';

/** 一企一页. */
export default function EnterprisePage() {
  const { enterpriseId = '' } = useParams({ strict: false }) as { enterpriseId?: string };
  return <EnterpriseView key={enterpriseId} enterpriseId={enterpriseId} />;
}
