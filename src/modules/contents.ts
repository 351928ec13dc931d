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
  libraries: {
    title: 'Libraries: experts, projects, high-tech projects, achievements',
    中文: '两库',
    clauses: ['3.1', '5.3'],
    uses: ['parties', 'website'],
    hears: ['parties'],
  },
  ledgers: {
    title: 'Enterprise ledger, work ledger, imports, filled tables',
    中文: '三台账',
    clauses: ['3.1'],
    uses: ['parties', 'technology'],
    hears: ['parties', 'libraries', 'ledgers', 'technology', 'supervision', 'website'],
  },
  technology: {
    title: 'Needs and their life: from the question to the answer',
    中文: '高新技术',
    clauses: ['6.2'],
    uses: ['parties', 'libraries', 'website'],
    hears: ['parties'],
  },
  supervision: {
    title: 'Measures and responsibilities, reporting tasks, summaries, official documents',
    中文: '督查',
    clauses: ['8', '11'],
    uses: ['parties', 'ledgers'],
    hears: ['parties'],
  },
  website: {
    title: 'The public site: news, notices, calls, showcases, site search',
    中文: '一网',
    clauses: ['3.1'],
    uses: ['parties'],
    hears: [],
  },
} as const satisfies Record<string, ModuleEntry>;

export type ModuleName = keyof typeof contents;
