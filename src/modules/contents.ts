/**
 * The table of contents: a line a module. `uses` names the doors it may open (its `index.ts`), `hears` the modules
 * whose records its listeners follow. A module may do nothing that is not said here; `test/tidy.test.ts` sees to it.
 */
export type ModuleEntry = {
  readonly title: string;
  readonly 中文: string;
  readonly clauses: readonly string[];
  readonly uses: readonly string[];
  readonly hears: readonly string[];
};

export const contents = {
  parties: {
    title: 'Identity: organisations, people, duties, accounts',
    中文: '主体',
    clauses: ['8', '9'],
    uses: [],
    hears: [],
  },
  ledgers: {
    title: 'Enterprise ledger, work ledger, imports, filled tables',
    中文: '三台账',
    clauses: ['3.1'],
    uses: ['parties'],
    hears: ['parties', 'ledgers', 'supervision'],
  },
  supervision: {
    title: 'The document cut into measures, the responsibility list',
    中文: '督查',
    clauses: ['8'],
    uses: ['parties'],
    hears: [],
  },
} as const satisfies Record<string, ModuleEntry>;

export type ModuleName = keyof typeof contents;
