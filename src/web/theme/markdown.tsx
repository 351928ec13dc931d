import { Fragment, type ReactNode } from 'react';
import { fromMarkdown } from 'mdast-util-from-markdown';

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root['children'][number];

/** HTML is not Markdown here: it is read as the letters it is written with. */
const LETTERS_ONLY = { disable: { null: ['htmlFlow', 'htmlText'] } };

/**
 * Text of editors as React elements: headings, paragraphs, lists, emphasis, quotations, code, tables with `|`, links.
 * There is no way from the text to the page but through these elements; pictures are shown as their words.
 */
export function Markdown({ text }: { text: string }) {
  return piecesOf(text).map((piece, at) =>
    piece.kind === 'table' ? (
      <Table key={at} rows={piece.rows} />
    ) : (
      <Fragment key={at}>{blocks(fromMarkdown(piece.text, { extensions: [LETTERS_ONLY] }).children)}</Fragment>
    ),
  );
}

/** Where a link may lead: a page of this site, the web, a mail. Anything else is not a link. */
export function safeHref(url: string): string | null {
  if (/^(\/(?![/\\])|#)/u.test(url)) return url;
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(url).protocol) ? url : null;
  } catch {
    return null;
  }
}

const blocks = (nodes: readonly Node[]): ReactNode[] => nodes.map((node, at) => <Fragment key={at}>{element(node)}</Fragment>);

function element(node: Node): ReactNode {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'paragraph':
      return <p>{blocks(node.children)}</p>;
    case 'heading':
      return heading(node.depth, blocks(node.children));
    case 'strong':
      return <strong>{blocks(node.children)}</strong>;
    case 'emphasis':
      return <em>{blocks(node.children)}</em>;
    case 'break':
      return <br />;
    case 'thematicBreak':
      return <hr />;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
      return (
        <pre>
          <code>{node.value}</code>
        </pre>
      );
    case 'blockquote':
      return <blockquote>{blocks(node.children)}</blockquote>;
    case 'list':
      return node.ordered ? <ol start={node.start ?? 1}>{blocks(node.children)}</ol> : <ul>{blocks(node.children)}</ul>;
    case 'listItem':
      return <li>{node.spread ? blocks(node.children) : tight(node.children)}</li>;
    case 'link':
      return link(node.url, blocks(node.children));
    case 'linkReference':
      return blocks(node.children);
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'html':
      return node.value;
    default:
      return null;
  }
}

/** The page's own title is the only first heading. */
function heading(depth: number, children: ReactNode): ReactNode {
  if (depth <= 2) return <h2>{children}</h2>;
  return depth === 3 ? <h3>{children}</h3> : <h4>{children}</h4>;
}

function link(url: string, children: ReactNode): ReactNode {
  const href = safeHref(url);
  if (href === null) return children;
  return (
    <a href={href} rel={href.startsWith('http') ? 'noopener nofollow' : undefined}>
      {children}
    </a>
  );
}

/** An item of one line stands without a paragraph around it. */
const tight = (nodes: readonly Node[]): ReactNode[] =>
  nodes.map((node, at) => <Fragment key={at}>{node.type === 'paragraph' ? blocks(node.children) : element(node)}</Fragment>);

type Piece = { kind: 'text'; text: string } | { kind: 'table'; rows: readonly (readonly string[])[] };

const ROW = /^\s*\|.*\|\s*$/u;
const RULE = /^\s*\|(\s*:?-+:?\s*\|)+\s*$/u;

/** Cuts the tables out: a row of headings, a rule of dashes, rows. */
function piecesOf(text: string): Piece[] {
  const lines = text.split('\n');
  const pieces: Piece[] = [];
  let plain: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const isTable = ROW.test(lines[at] ?? '') && RULE.test(lines[at + 1] ?? '');
    if (!isTable) {
      plain.push(lines[at] ?? '');
      continue;
    }
    let end = at + 2;
    while (ROW.test(lines[end] ?? '')) end += 1;
    pieces.push({ kind: 'text', text: plain.join('\n') });
    pieces.push({ kind: 'table', rows: [lines[at] ?? '', ...lines.slice(at + 2, end)].map(cellsOf) });
    plain = [];
    at = end - 1;
  }
  return [...pieces, { kind: 'text', text: plain.join('\n') }];
}

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());

function Table({ rows }: { rows: readonly (readonly string[])[] }) {
  const [head = [], ...body] = rows;
  const inline = (text: string) => tight(fromMarkdown(text, { extensions: [LETTERS_ONLY] }).children);
  return (
    <div className="prose-table" role="region" tabIndex={0} aria-label={head.join(' ')}>
      <table>
        <thead>
          <tr>
            {head.map((cell, at) => (
              <th key={at} scope="col">
                {inline(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, at) => (
            <tr key={at}>
              {head.map((_, column) => (
                <td key={column}>{inline(row[column] ?? '')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
