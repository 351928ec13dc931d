/**
 * A refusal: the world said no. Declared in a contract beside the route it may come from, thrown anywhere,
 * never caught to be re-thrown. A fault (we are wrong) is any other Error and is never shown to a person.
 */
export type RefusalKind = {
  /** `module.name`, also the catalogue key of its sentence: `refusal_module_name`. */
  readonly code: string;
  /** HTTP status, 4xx. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 423 | 428 | 429 | 503;
};

/** One wrong place in the input: a JSON-pointer-like path (`/indicators/0/value`), a refusal word and its values. */
export type FieldProblem = {
  readonly path: string;
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
};

export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly values: Readonly<Record<string, string | number>>;
  readonly fields: readonly FieldProblem[];

  constructor(kind: RefusalKind, values: Readonly<Record<string, string | number>> = {}, fields: readonly FieldProblem[] = []) {
    super(kind.code);
    this.name = 'Refusal';
    this.kind = kind;
    this.values = values;
    this.fields = fields;
  }
}

/** Names a module's refusals: `refusals('parties', { code_taken: 409 })` gives `{ code_taken: { code: 'parties.code_taken', status: 409 } }`. */
export function refusals<const T extends Record<string, RefusalKind['status']>>(
  moduleName: string,
  statuses: T,
): { readonly [K in keyof T]: RefusalKind } {
  const entries = Object.entries(statuses).map(([name, status]) => [name, { code: `${moduleName}.${name}`, status }]);
  return Object.fromEntries(entries) as { readonly [K in keyof T]: RefusalKind };
}
