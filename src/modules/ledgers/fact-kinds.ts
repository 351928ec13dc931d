import kinds from '../../../content/codes/fact-kinds.json' with { type: 'json' };
import type { FactKind } from './contract/facts.ts';

/** Every kind of fact there is, by id, in the order in which they are shown. */
export const FACT_KINDS: ReadonlyMap<string, FactKind> = new Map(
  kinds.map(({ synonyms: _synonyms, ...kind }) => [kind.id, kind as FactKind]),
);

/** Told by the register of organisations, not as facts: a name or a code has one place. */
export const REGISTER_KINDS: ReadonlySet<string> = new Set(['enterprise_name', 'former_name', 'credit_code', 'park', 'county']);
