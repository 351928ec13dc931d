import { FileUp, X } from 'lucide-react';
import { useId, useRef, useState, type DragEvent } from 'react';
import { m } from '#words/messages.js';

type DropParts = {
  label: string;
  hint: string;
  /** Endings, `.xlsx,.docx`. */
  accept: string;
  maxFiles: number;
  maxBytes: number;
  files: readonly File[];
  onChange: (files: readonly File[]) => void;
};

/** Files dropped, pasted by the picker or, on a phone, taken with the camera. What does not fit is named, the rest is kept. */
export function FileDrop({ label, hint, accept, maxFiles, maxBytes, files, onChange }: DropParts) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const add = (dropped: readonly File[]) => {
    const sorted = sortFiles(dropped, accept, maxBytes);
    const kept = [...files, ...sorted.fits].slice(0, maxFiles);
    const tooMany = files.length + sorted.fits.length > maxFiles ? [m.web_file_too_many({ count: maxFiles })] : [];
    setRefused([...sorted.refused, ...tooMany]);
    onChange(kept);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  };
  return (
    <div className="flex flex-col gap-2">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`flex cursor-pointer flex-col items-center gap-1 rounded-card border border-dashed px-6 py-8 text-center focus-within:outline-2 focus-within:outline-brand ${isOver ? 'border-brand bg-brand-tint' : 'border-edge bg-white'}`}
      >
        <FileUp size={22} aria-hidden className="text-brand" />
        <span className="text-body font-bold">{label}</span>
        <span className="text-note text-muted">{hint}</span>
        <input
          ref={input}
          id={id}
          type="file"
          accept={accept}
          multiple={maxFiles > 1}
          className="sr-only"
          onChange={(event) => {
            add([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </label>
      {refused.length > 0 && (
        <ul role="alert" className="m-0 list-none p-0 text-table text-late">
          {refused.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <FileList files={files} onChange={onChange} />
    </div>
  );
}

function FileList({ files, onChange }: Pick<DropParts, 'files' | 'onChange'>) {
  return (
    <ul className="m-0 list-none p-0">
      {files.map((file) => (
        <li key={`${file.name} ${file.size}`} className="flex h-9 items-center gap-2 border-b border-row text-table">
          <span className="truncate">{file.name}</span>
          <span className="text-muted">{m.web_file_size({ size: Math.max(1, Math.round(file.size / 1024)).toLocaleString() })}</span>
          <button
            type="button"
            aria-label={m.web_remove({ label: file.name })}
            onClick={() => onChange(files.filter((one) => one !== file))}
            className="ml-auto inline-flex size-8 items-center justify-center text-muted"
          >
            <X size={16} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

function sortFiles(dropped: readonly File[], accept: string, maxBytes: number): { fits: File[]; refused: string[] } {
  const endings = accept.toLowerCase().split(',');
  const fits: File[] = [];
  const refused: string[] = [];
  for (const file of dropped) {
    const hasEnding = endings.some((ending) => ending.trim().endsWith('/*') || file.name.toLowerCase().endsWith(ending.trim()));
    if (!hasEnding) refused.push(m.web_file_wrong_kind({ name: file.name, endings: endings.join(' ') }));
    else if (file.size > maxBytes) refused.push(m.web_file_too_big({ name: file.name, size: Math.round(maxBytes / 1024 / 1024) }));
    else fits.push(file);
  }
  return { fits, refused };
}
