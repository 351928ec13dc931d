import en from '../../messages/en/start.json' with { type: 'json' };
import zh from '../../messages/zh-CN/start.json' with { type: 'json' };

type Key = keyof typeof en & keyof typeof zh;

/** Why a start cannot go on: the catalogue keys `start_refusal_<code>`. */
export type StartRefusalCode = CodeOf<Key>;
type CodeOf<K> = K extends `start_refusal_${infer Code}` ? Code : never;

/**
 * A start that cannot go on. `message` is the one line to print: Chinese, then English, because nobody is signed in
 * yet whose language could be asked for. The program prints it and leaves with status 1, without a stack.
 */
export class StartRefusal extends Error {
  readonly code: StartRefusalCode;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: StartRefusalCode, values: Readonly<Record<string, string | number>> = {}) {
    super(startSentence(`start_refusal_${code}` as Key, values));
    this.name = 'StartRefusal';
    this.code = code;
    this.values = values;
  }
}

/** One line of the catalogue's start area, Chinese and English. */
export function startSentence(key: Key, values: Readonly<Record<string, string | number>>): string {
  return `${filled(zh[key], values)} / ${filled(en[key], values)}`;
}

function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => oneLine(String(values[name] ?? '')));
}

/** A reason quoted from another program may span lines; the refusal stays one line. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The refusal for a file-system error on `folder`, or the error itself when it is a fault of ours. */
export function folderRefusal(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new StartRefusal('data_folder_rights', { folder, reason: code });
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') return new StartRefusal('disk_full', { folder });
  if (code === 'ENOTDIR' || code === 'EEXIST') return new StartRefusal('data_folder_not_a_folder', { folder });
  return error;
}
