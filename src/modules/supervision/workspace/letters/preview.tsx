import type { ReactNode } from 'react';
import { m } from '#words/messages.js';
import { linesOf, type LetterContent, type LetterForm, type LetterKind, type LetterPart } from '../../contract.ts';
import { PAPER } from './page-text.ts';

export type PreviewParts = {
  kind: LetterKind;
  form: LetterForm;
  content: LetterContent;
  orgName: string;
  number: string | null;
  signedBy: string | null;
  signedOn: string | null;
};

const SONG = 'font-[FZXiaoBiaoSong-B05S,STZhongsong,"Songti_SC",SimSun,serif]';
/** One character of the body; 28 of them are a line. */
const EM = 'text-[15px] leading-[27px] max-md:text-[14px] max-md:leading-[25px]';

/** The letter as it will look on paper, near enough to write by. The Word file is the exact one. */
export function Preview(parts: PreviewParts) {
  const { kind, form, content, orgName, signedOn } = parts;
  const isSigned = kind !== 'minutes' && kind !== 'bulletin';
  return (
    <article
      aria-label={m.supervision_letters_preview()}
      data-print="page"
      className={`mx-auto w-full max-w-[590px] border border-line bg-white px-[clamp(20px,10%,62px)] py-12 font-serif shadow-float max-md:py-6 ${EM}`}
    >
      {form === 'official' && <Head {...parts} />}
      <h2 className={`my-6 text-center text-[20px] leading-[32px] font-bold whitespace-pre-line ${SONG}`}>{content.title}</h2>
      {kind !== 'bulletin' && content.mainRecipients && (
        <p className="m-0">
          {content.mainRecipients.replace(PAPER.endColon, '')}
          {PAPER.colon}
        </p>
      )}
      {content.body.map((part, at) => (
        <Part key={`${part.kind} ${at}`} part={part} />
      ))}
      {content.attachments.length > 0 && (
        <div className="mt-7 flex pl-[2em]">
          <span className="shrink-0">{PAPER.attachments}</span>
          <span>
            {content.attachments.map((name, at) => (
              <span key={name} className="block">
                {content.attachments.length > 1 ? `${at + 1}.${name}` : name}
              </span>
            ))}
          </span>
        </div>
      )}
      <Attendance content={content} />
      {isSigned && (
        <div className="mt-12 flex flex-col items-end pr-[4em]">
          <div className="text-center">
            <div>{orgName}</div>
            <div>{PAPER.date(signedOn)}</div>
          </div>
        </div>
      )}
      {content.contact && <p className="m-0 indent-[2em]">{PAPER.bracketed(content.contact)}</p>}
      {form === 'official' && <Foot {...parts} />}
    </article>
  );
}

function Head({ kind, content, orgName, number, signedBy, signedOn }: PreviewParts) {
  const urgency = content.urgency === 'urgent' ? PAPER.urgent : content.urgency === 'most_urgent' ? PAPER.mostUrgent : '';
  if (kind === 'correspondence') {
    return (
      <header>
        <Mark text={orgName} />
        <div className="mt-2 border-t-[3px] border-b border-[#e60012] pt-[2px]" />
        <Edges left={<b>{urgency}</b>} right={number ?? ''} />
      </header>
    );
  }
  const mark = kind === 'minutes' ? PAPER.minutes(orgName) : kind === 'bulletin' ? PAPER.bulletin(orgName) : PAPER.document(orgName);
  return (
    <header>
      <div className="min-h-[27px] font-bold">{urgency}</div>
      <Mark text={mark} />
      {kind === 'report' ? (
        <Edges left={number ?? ''} right={`${PAPER.signer}${signedBy ?? ''}`} isInset />
      ) : (
        <div className="mt-5 min-h-[27px] text-center">{kind === 'bulletin' ? PAPER.issue(content.issueNo) : (number ?? '')}</div>
      )}
      {(kind === 'minutes' || kind === 'bulletin') && (
        <Edges left={kind === 'bulletin' ? PAPER.office(orgName) : orgName} right={PAPER.date(signedOn)} isInset />
      )}
      <div className="mt-1 border-t-2 border-[#e60012]" />
      {kind === 'bulletin' && content.editorsNote && (
        <p className="mt-4 mb-0 indent-[2em]">
          <b>{PAPER.note}</b>
          {content.editorsNote}
        </p>
      )}
    </header>
  );
}

/** Red, in one line: the longer the name, the smaller. */
function Mark({ text }: { text: string }) {
  const size = `min(34px, calc((100cqw - 8px) / ${text.length}))`;
  return (
    <div className="[container-type:inline-size]">
      <div className={`pt-4 text-center font-bold whitespace-nowrap text-[#c8000e] ${SONG}`} style={{ fontSize: size, lineHeight: 1.4 }}>
        {text}
      </div>
    </div>
  );
}

function Edges({ left, right, isInset = false }: { left: ReactNode; right: ReactNode; isInset?: boolean }) {
  return (
    <div className={`mt-3 flex min-h-[27px] justify-between gap-4 ${isInset ? 'px-[1em]' : ''}`}>
      <span>{left}</span>
      <span>{right}</span>
    </div>
  );
}

const HEADINGS = { 1: 'font-sans font-bold', 2: 'font-bold', 3: 'font-bold', 4: '' } as const;

function Part({ part }: { part: LetterPart }) {
  if (part.kind === 'table') return <PaperTable part={part} />;
  return linesOf(part.text).map((line, at) => (
    <p key={`${at} ${line.text}`} className={`m-0 text-justify indent-[2em] ${line.kind === 'heading' ? HEADINGS[line.level] : ''}`}>
      {line.kind === 'paragraph' && <b>{line.lead}</b>}
      {line.text}
    </p>
  ));
}

function PaperTable({ part }: { part: Extract<LetterPart, { kind: 'table' }> }) {
  const [head = [], ...rows] = part.rows;
  return (
    <div className="my-2 overflow-x-auto text-[13px] leading-[20px]">
      {part.caption && <p className="m-0 mb-1 text-center font-sans font-bold">{part.caption}</p>}
      <table className="w-full border-collapse [&_td]:border [&_td]:border-ink [&_td]:px-1.5 [&_td]:py-0.5 [&_th]:border [&_th]:border-ink [&_th]:px-1.5">
        <thead>
          <tr>
            {head.map((text, at) => (
              <th key={`${at} ${text}`} scope="col" className="font-sans">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={`${at} ${row.join()}`}>
              {row.map((text, column) => (
                <td key={`${column} ${text}`}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Attendance({ content: { meeting } }: { content: LetterContent }) {
  if (!meeting) return null;
  const lines = [
    [PAPER.present, meeting.present],
    [PAPER.absent, meeting.absent],
    [PAPER.listening, meeting.listening],
  ].filter(([, names]) => names);
  return (
    <div className="mt-7">
      {lines.map(([word, names]) => (
        <p key={word} className="m-0 pl-[5em] -indent-[3em]">
          <b className="font-sans">{word}</b>
          {names}
        </p>
      ))}
    </div>
  );
}

function Foot({ kind, content, orgName, signedOn }: PreviewParts) {
  const copies = [kind === 'bulletin' ? content.mainRecipients : '', content.copiesTo].filter(Boolean).join(PAPER.comma);
  return (
    <footer className="mt-10 text-[13px] leading-[22px]">
      {copies && <p className={`m-0 px-[1em] ${kind === 'correspondence' ? '' : 'border-t-2 border-ink'}`}>{`${PAPER.copies}${copies}`}</p>}
      {kind !== 'correspondence' && (
        <p className={`m-0 flex justify-between border-b-2 border-ink px-[1em] ${copies ? 'border-t' : 'border-t-2'}`}>
          <span>{PAPER.office(orgName)}</span>
          <span>{PAPER.printed(PAPER.date(signedOn))}</span>
        </p>
      )}
    </footer>
  );
}
