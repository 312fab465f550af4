// A place to drop one file on, which is also the button that opens the file picker.
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import classes from "./FileDrop.module.css";

interface FileDropProps {
  /** What the field is for, read by a screen reader. */
  label: string;
  /** Endings the picker offers: `.csv,.xlsx`. */
  accept: string;
  icon: ReactNode;
  title: string;
  hint: string;
  error?: string | undefined;
  busy?: boolean;
  onFile: (file: File) => void;
}

export function FileDrop({ label, accept, icon, title, hint, error, busy = false, onFile }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  function take(files: FileList | null) {
    const file = files?.[0];
    // The same file chosen again after a correction must count as a new choice.
    if (input.current !== null) input.current.value = "";
    if (file !== undefined && !busy) onFile(file);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  }

  return (
    <div>
      <label
        className={classes.zone}
        data-over={over || undefined}
        data-busy={busy || undefined}
        data-error={error !== undefined || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          ref={input}
          type="file"
          aria-label={label}
          aria-invalid={error !== undefined}
          accept={accept}
          disabled={busy}
          onChange={(event) => take(event.currentTarget.files)}
        />
        <span className={classes.icon} aria-hidden="true">
          {icon}
        </span>
        <strong>{title}</strong>
        <span className={classes.hint}>{hint}</span>
      </label>
      {error !== undefined && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
