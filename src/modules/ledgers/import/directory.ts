import { foldText } from '#engines/documents/cells/fold.ts';
import type { Ctx } from '#platform/ctx.ts';
import { activeCodes, directoryOf, type DirectoryEntry } from '#modules/parties/index.ts';

/**
 * How a name was recognised. `exact`: the full, a former or the short name, or its code. `alike`: the same but for the
 * form of company. `part`: letters of the full name in their order (恒塬机械). The last two are proposed, never taken.
 */
export type Recognised =
  | { readonly by: 'exact' | 'alike' | 'part'; readonly enterprise: DirectoryEntry }
  | { readonly by: 'several'; readonly enterprises: readonly DirectoryEntry[] }
  | { readonly by: 'nothing' };

const NOTHING: Recognised = { by: 'nothing' };
const FORM = /(集团)?(股份有限公司|有限责任公司|有限公司|公司|厂|合作社|集团)$/;

/** A name as it is compared: half-width, without spaces. */
export function foldName(name: string): string {
  return foldText(name).replace(/\s+/g, '').toUpperCase();
}

const coreOf = (folded: string) => folded.replace(FORM, '');

type Codes = Readonly<Record<'industry' | 'field', ReadonlyMap<string, string>>>;

/** Who there is: enterprises by code and by every name they have or had, parks and counties by name. */
export class Directory {
  readonly #byCode = new Map<string, DirectoryEntry>();
  readonly #byName = new Map<string, DirectoryEntry[]>();
  readonly #byCore = new Map<string, DirectoryEntry[]>();
  readonly #byPair = new Map<string, DirectoryEntry[]>();
  readonly #places: readonly DirectoryEntry[];
  readonly #found = new Map<string, Recognised>();
  readonly #byId = new Map<string, DirectoryEntry>();
  readonly #codes: Codes;

  constructor(entries: readonly DirectoryEntry[], codes: Codes = { industry: new Map(), field: new Map() }) {
    this.#codes = codes;
    this.#places = entries.filter((entry) => entry.kind !== 'enterprise');
    for (const entry of entries) if (entry.kind === 'enterprise') this.#add(entry);
  }

  #add(entry: DirectoryEntry): void {
    this.#byId.set(entry.id, entry);
    if (entry.creditCode) this.#byCode.set(entry.creditCode, entry);
    const names = [entry.name, entry.shortName, ...entry.formerNames.map((former) => former.name)];
    for (const name of new Set(names.filter((one) => one !== null).map(foldName))) push(this.#byName, name, entry);
    push(this.#byCore, coreOf(foldName(entry.name)), entry);
    const folded = foldName(entry.name);
    for (let at = 0; at + 2 <= folded.length; at += 1) push(this.#byPair, folded.slice(at, at + 2), entry);
  }

  byId(id: string): DirectoryEntry | undefined {
    return this.#byId.get(id);
  }

  byCode(code: string): DirectoryEntry | undefined {
    return this.#byCode.get(code);
  }

  /** Recognises an enterprise by a name as written. `isShort`: parts of names are looked for as well. */
  byName(name: string, isShort: boolean): Recognised {
    const folded = foldName(name);
    if (folded.length < 2) return NOTHING;
    const exact = oneOf('exact', this.#byName.get(folded));
    if (exact) return exact;
    const alike = oneOf('alike', this.#byCore.get(coreOf(folded)));
    if (alike) return alike;
    if (!isShort || folded.length > 12) return NOTHING;
    const known = this.#found.get(folded);
    if (known) return known;
    const found = this.#byPart(folded);
    this.#found.set(folded, found);
    return found;
  }

  #byPart(folded: string): Recognised {
    const lists = Array.from({ length: folded.length - 1 }, (_, at) => this.#byPair.get(folded.slice(at, at + 2)) ?? []);
    const fitting = new Set(lists.flat().filter((entry) => isInOrder(folded, foldName(entry.name))));
    const whole = [...fitting].filter((entry) => foldName(entry.name).includes(folded));
    return oneOf('part', whole.length > 0 ? whole : [...fitting]) ?? NOTHING;
  }

  /** A code of a list by the code, with or without the letter of its section, or by its name. */
  code(list: keyof Codes, text: string): string | undefined {
    return this.#codes[list].get(foldName(text));
  }

  /** A park or a county by its full or short name, or by a name that ends like it. */
  place(kind: 'park' | 'county', name: string): DirectoryEntry | undefined {
    const folded = foldName(name);
    if (folded === '') return undefined;
    return this.#places.find(
      (entry) => entry.kind === kind && [entry.name, entry.shortName ?? ''].some((one) => one !== '' && foldName(one) === folded),
    );
  }
}

/** Every sign of the short name, in its order, in the full one. */
function isInOrder(short: string, full: string): boolean {
  let at = -1;
  for (const sign of short) {
    at = full.indexOf(sign, at + 1);
    if (at < 0) return false;
  }
  return true;
}

function oneOf(by: 'exact' | 'alike' | 'part', found: readonly DirectoryEntry[] | undefined): Recognised | null {
  if (!found || found.length === 0) return null;
  const [first] = found;
  return found.length === 1 && first ? { by, enterprise: first } : { by: 'several', enterprises: found };
}

function push(map: Map<string, DirectoryEntry[]>, key: string, entry: DirectoryEntry): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}

/** Reads who there is at this moment. */
export async function openDirectory(ctx: Ctx): Promise<Directory> {
  const entries = await directoryOf(ctx, ['enterprise', 'park', 'county']);
  return new Directory(entries, { industry: await codesOf(ctx, 'industry'), field: await codesOf(ctx, 'field') });
}

/** Every way to write the codes of a list; a way that fits two codes fits none. */
async function codesOf(ctx: Ctx, list: 'industry' | 'field'): Promise<ReadonlyMap<string, string>> {
  const ways = new Map<string, string>();
  const names = new Set<string>();
  for (const { code, name } of await activeCodes(ctx, list)) {
    ways.set(code.toUpperCase(), code);
    if (/^[A-Z]\d+$/.test(code)) ways.set(code.slice(1), code);
    const folded = foldName(name);
    if (names.has(folded)) ways.delete(folded);
    else ways.set(folded, code);
    names.add(folded);
  }
  return ways;
}
