/** Whose door: an enterprise's, a researcher's, an officer's. */
export type DoorKind = 'enterprise' | 'research' | 'office';

const INSIDE: Record<DoorKind, string> = {
  enterprise: 'M25 61V47l9 6v-6l9 6V40h4v21z',
  research: 'M36 44c-4-3-8-3-12-2v17c4-1 8-1 12 2 4-3 8-3 12-2V42c-4-1-8-1-12 2zm0 0v17',
  office: 'M27 38h12l6 6v18H27zM39 38v6h6M31 50h10M31 56h10',
};

/** The same arch for the three audiences, a line drawing inside. */
export function Door({ kind }: { kind: DoorKind }) {
  return (
    <svg className="site-door" viewBox="0 0 72 80" aria-hidden="true">
      <path className="site-door-outer" d="M5 74V35a31 31 0 0 1 62 0v39z" />
      <path className="site-door-inner" d="M15 74V36a21 21 0 0 1 42 0v38z" />
      <path className="site-door-inner" d={INSIDE[kind]} />
      <path className="site-door-ground" d="M1 74h70" />
    </svg>
  );
}
